double Percentile99(double[] latencies)
{
    return latencies.Max();
}
