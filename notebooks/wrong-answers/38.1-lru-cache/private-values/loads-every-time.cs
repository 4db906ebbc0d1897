Func<string, double[]> WithPrivateValues(Func<string, double[]> load)
{
    return sensorId => load(sensorId);
}
