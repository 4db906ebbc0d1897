TimeSpan ChooseTtl(TtlWorkload workload)
{
    double[] seconds = [1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128];
    var candidates = seconds.Select(TimeSpan.FromSeconds);

    return candidates.MaxBy(Cost);

    double Cost(TimeSpan ttl)
    {
        var outcome = workload.Run(ttl);
        return outcome.Loads * workload.LoadPrice + outcome.StaleAnswers * workload.StalePrice;
    }
}
