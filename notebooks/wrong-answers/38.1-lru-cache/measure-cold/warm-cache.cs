TimeSpan MeasureCold(CachedFunction<string, Calibration> cached, IReadOnlyList<string> ids, TimeProvider time)
{
    var start = time.GetTimestamp();
    foreach (var id in ids)
    {
        cached.Invoke(id);
    }

    return time.GetElapsedTime(start);
}
