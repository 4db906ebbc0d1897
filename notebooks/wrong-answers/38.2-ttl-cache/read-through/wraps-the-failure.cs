Calibration? ReadThrough(TtlCache<string, Calibration?> cache, string sensorId, Func<string, Calibration?> load)
{
    if (!cache.TryGetValue(sensorId, out var calibration))
    {
        try
        {
            cache.Set(sensorId, calibration = load(sensorId));
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"No calibration for {sensorId}.", error);
        }
    }

    return calibration;
}
