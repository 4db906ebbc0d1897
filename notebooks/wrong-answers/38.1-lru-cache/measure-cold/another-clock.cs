using System.Diagnostics;

TimeSpan MeasureCold(CachedFunction<string, Calibration> cached, IReadOnlyList<string> ids, TimeProvider time)
{
    cached.Clear();
    var stopwatch = Stopwatch.StartNew();
    foreach (var id in ids)
    {
        cached.Invoke(id);
    }

    return stopwatch.Elapsed;
}
