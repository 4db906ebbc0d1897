using static System.FormattableString;

namespace Lecture38.Benchmarks;

/// <summary>An operation takes less than a certain time.</summary>
internal sealed record UnderNanoseconds(string Class, string Method, double Limit) : Target(Class, Method)
{
    public override string Statement => Invariant($"time < {Limit} ns");

    protected override Verdict? Judge(Measurement subject, IReadOnlyList<Measurement> sameRun) => subject.Nanoseconds is null
        ? new Verdict(subject, this, "no result", IsMet: false)
        : new Verdict(subject, this, Invariant($"{subject.Nanoseconds:0.00} ns"), subject.Nanoseconds < Limit);
}
