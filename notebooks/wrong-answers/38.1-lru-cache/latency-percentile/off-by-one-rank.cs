double Percentile99(double[] latencies)
{
    var sorted = latencies.Order().ToArray();
    return sorted[(int)(0.99 * sorted.Length)];
}
