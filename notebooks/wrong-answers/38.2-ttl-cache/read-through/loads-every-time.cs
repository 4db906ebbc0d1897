Calibration? ReadThrough(TtlCache<string, Calibration?> cache, string sensorId, Func<string, Calibration?> load)
{
    if (cache.TryGetValue(sensorId, out var cached))
    {
        return cached;
    }

    var loaded = load(sensorId);
    return loaded;
}
