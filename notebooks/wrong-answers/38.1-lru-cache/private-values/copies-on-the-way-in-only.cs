Func<string, double[]> WithPrivateValues(Func<string, double[]> load)
{
    var memo = Memoize.Lru((string sensorId) => load(sensorId).ToArray(), maxSize: 128);
    return sensorId => memo.Invoke(sensorId);
}
