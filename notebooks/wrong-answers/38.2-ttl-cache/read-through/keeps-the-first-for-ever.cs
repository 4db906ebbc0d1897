Calibration? ReadThrough(TtlCache<string, Calibration?> cache, string sensorId, Func<string, Calibration?> load)
{
    foreach (var entry in cache.Entries)
    {
        if (entry.Key == sensorId)
        {
            return entry.Value;
        }
    }

    var loaded = load(sensorId);
    cache.Set(sensorId, loaded);
    return loaded;
}
