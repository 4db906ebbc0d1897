Calibration? ReadThrough(TtlCache<string, Calibration?> cache, string sensorId, Func<string, Calibration?> load)
{
    if (cache.TryGetValue(sensorId, out var cached) && cached is not null)
    {
        return cached;
    }

    var loaded = load(sensorId);
    cache.Set(sensorId, loaded);
    return loaded;
}
