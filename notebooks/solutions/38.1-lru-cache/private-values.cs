Func<string, double[]> WithPrivateValues(Func<string, double[]> load)
{
    var memo = Memoize.Lru(load, maxSize: 128);
    return sensorId => memo.Invoke(sensorId).ToArray();
}
