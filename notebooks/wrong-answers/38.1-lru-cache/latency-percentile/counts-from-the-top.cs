double Percentile99(double[] latencies)
{
    var sorted = latencies.OrderDescending().ToArray();
    var rank = (int)Math.Ceiling(0.99 * sorted.Length);
    return sorted[rank - 1];
}
