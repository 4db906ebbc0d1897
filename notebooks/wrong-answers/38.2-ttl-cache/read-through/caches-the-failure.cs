Calibration? ReadThrough(TtlCache<string, Calibration?> cache, string sensorId, Func<string, Calibration?> load)
{
    if (cache.TryGetValue(sensorId, out var cached))
    {
        return cached;
    }

    Calibration? loaded = null;
    try
    {
        return loaded = load(sensorId);
    }
    finally
    {
        cache.Set(sensorId, loaded);
    }
}
