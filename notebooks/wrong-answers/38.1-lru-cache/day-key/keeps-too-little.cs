Func<CalibrationRequest, double> MemoizeByDay(Func<string, int, double> load)
{
    var memo = Memoize.Lru<(string Sensor, int Day), double>(key => load(key.Sensor, key.Day), maxSize: 16);
    return request => memo.Invoke((request.SensorId, request.Day));
}
