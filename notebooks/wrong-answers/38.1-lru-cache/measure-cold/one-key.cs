TimeSpan MeasureCold(CachedFunction<string, Calibration> cached, IReadOnlyList<string> ids, TimeProvider time)
{
    cached.Clear();
    var start = time.GetTimestamp();
    foreach (var id in ids)
    {
        cached.Invoke(ids[0]);
    }

    return time.GetElapsedTime(start);
}
