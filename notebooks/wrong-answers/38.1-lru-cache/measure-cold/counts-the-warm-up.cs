TimeSpan MeasureCold(CachedFunction<string, Calibration> cached, IReadOnlyList<string> ids, TimeProvider time)
{
    cached.Clear();
    var start = time.GetTimestamp();
    for (var run = 0; run < 2; run++)
    {
        foreach (var id in ids)
        {
            cached.Invoke(id);
        }
    }

    return time.GetElapsedTime(start);
}
