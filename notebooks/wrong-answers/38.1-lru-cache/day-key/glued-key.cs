Func<CalibrationRequest, double> MemoizeByDay(Func<string, int, double> load)
{
    var cache = new LruCache<string, double>(maxSize: 128);
    return request =>
    {
        var key = request.SensorId + request.Day;
        if (!cache.TryGetValue(key, out var calibration))
        {
            calibration = load(request.SensorId, request.Day);
            cache.Set(key, calibration);
        }

        return calibration;
    };
}
