double Percentile99(double[] latencies)
{
    var sorted = latencies.Order().ToArray();
    var rank = (int)Math.Ceiling(0.99 * sorted.Length);
    return sorted[rank - 1];
}
