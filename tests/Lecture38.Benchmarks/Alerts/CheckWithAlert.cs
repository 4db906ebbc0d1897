namespace Lecture38.Benchmarks;

/// <summary>Checking a reading that raises an alert while the accumulator is full, so that the oldest alert has to go.</summary>
public class CheckWithAlert : AlertCheck
{
    protected override double NextValue(Random random) => Threshold + 1 + random.NextDouble();
}
