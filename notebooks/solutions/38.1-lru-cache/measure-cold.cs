TimeSpan MeasureCold(CachedFunction<string, Calibration> cached, IReadOnlyList<string> ids, TimeProvider time)
{
    cached.Clear();
    var start = time.GetTimestamp();
    foreach (var id in ids)
    {
        cached.Invoke(id);
    }

    return time.GetElapsedTime(start);
}
