namespace Lecture38.Benchmarks;

/// <summary>Setting a key that is stored, which gives it a new life.</summary>
public class TtlOverwrite : TtlSet
{
    protected override string[] SensorIdsToSet() => Accesses.Uniform(Entries);
}
