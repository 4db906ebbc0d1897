Func<string, double[]> WithPrivateValues(Func<string, double[]> load)
{
    var cache = new LruCache<string, double[]>(maxSize: 128);
    return sensorId =>
    {
        if (cache.TryGetValue(sensorId, out var values))
        {
            return values.ToArray();
        }

        values = load(sensorId);
        cache.Set(sensorId, values);
        return values;
    };
}
