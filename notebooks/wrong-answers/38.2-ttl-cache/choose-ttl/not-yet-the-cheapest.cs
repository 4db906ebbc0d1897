TimeSpan ChooseTtl(TtlWorkload workload)
{
    double[] seconds = [1, 5, 25, 125];
    var candidates = seconds.Select(TimeSpan.FromSeconds);

    return candidates.MinBy(Cost);

    double Cost(TimeSpan ttl)
    {
        var outcome = workload.Run(ttl);
        return outcome.Loads * workload.LoadPrice + outcome.StaleAnswers * workload.StalePrice;
    }
}
