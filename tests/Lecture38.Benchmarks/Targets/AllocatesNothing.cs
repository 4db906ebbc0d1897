using static System.FormattableString;

namespace Lecture38.Benchmarks;

/// <summary>An operation does not allocate.</summary>
internal sealed record AllocatesNothing(string Class, string Method) : Target(Class, Method)
{
    /// <summary>The smallest object has 24 bytes, so less than this is not even one object in 24 000 operations: what the harness may allocate itself.</summary>
    private const double Negligible = 0.001;

    public override string Statement => "allocates nothing";

    protected override Verdict? Judge(Measurement subject, IReadOnlyList<Measurement> sameRun) => subject.AllocatedBytes is null
        ? new Verdict(subject, this, "no result", IsMet: false)
        : new Verdict(subject, this, Invariant($"{subject.AllocatedBytes:0.#####} B"), subject.AllocatedBytes < Negligible);
}
