Calibration? ReadThrough(TtlCache<string, Calibration?> cache, string sensorId, Func<string, Calibration?> load)
{
    if (cache.TryGetValue(sensorId, out var cached))
    {
        return cached;
    }

    try
    {
        var loaded = load(sensorId);
        cache.Set(sensorId, loaded);
        return loaded;
    }
    catch (Exception)
    {
        throw new InvalidOperationException($"No calibration for {sensorId}.");
    }
}
