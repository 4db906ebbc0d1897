Calibration? ReadThrough(TtlCache<string, Calibration?> cache, string sensorId, Func<string, Calibration?> load)
{
    if (cache.TryGetValue(sensorId, out var known))
    {
        return known;
    }

    var answer = load(sensorId);
    cache.Set(sensorId, answer);
    return answer;
}
