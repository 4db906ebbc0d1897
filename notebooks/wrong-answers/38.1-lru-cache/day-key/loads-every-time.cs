Func<CalibrationRequest, double> MemoizeByDay(Func<string, int, double> load)
{
    return request =>
    {
        var memo = Memoize.Lru<(string Sensor, int Day), double>(key => load(key.Sensor, key.Day), maxSize: 128);
        return memo.Invoke((request.SensorId, request.Day));
    };
}
