Func<CalibrationRequest, double> MemoizeByDay(Func<string, int, double> load)
{
    var memo = Memoize.Lru<CalibrationRequest, double>(key => load(key.SensorId, key.Day), maxSize: 128);
    return request => memo.Invoke(request);
}
