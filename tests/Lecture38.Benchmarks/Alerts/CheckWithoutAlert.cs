namespace Lecture38.Benchmarks;

/// <summary>Checking a reading that is in order, as nearly all are.</summary>
public class CheckWithoutAlert : AlertCheck
{
    protected override double NextValue(Random random) => Threshold * random.NextDouble();
}
