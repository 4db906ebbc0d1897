double Percentile99(double[] latencies)
{
    var rank = (int)Math.Ceiling(0.99 * latencies.Length);
    return latencies[rank - 1];
}
