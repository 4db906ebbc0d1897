TimeSpan ChooseTtl(TtlWorkload workload)
{
    double[] seconds = [1, 8, 64];
    var candidates = seconds.Select(TimeSpan.FromSeconds);

    return candidates.MinBy(Cost);

    double Cost(TimeSpan ttl)
    {
        var outcome = workload.Run(ttl);
        return outcome.Loads * workload.LoadPrice + outcome.StaleAnswers * workload.StalePrice;
    }
}
