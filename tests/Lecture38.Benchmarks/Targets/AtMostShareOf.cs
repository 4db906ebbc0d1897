using static System.FormattableString;

namespace Lecture38.Benchmarks;

/// <summary>An operation takes at most a certain share of the time that a peer in the same run takes.</summary>
internal sealed record AtMostShareOf(string Class, string Method, double Share, string Peer) : Target(Class, Method)
{
    public override string Statement => Invariant($"time ≤ {Share:0.0} × {Peer}");

    protected override Verdict? Judge(Measurement subject, IReadOnlyList<Measurement> sameRun)
    {
        if (sameRun.SingleOrDefault(other => other.Method == Peer) is not { } peer)
        {
            return null;
        }

        var share = subject.Nanoseconds / peer.Nanoseconds;
        return share is null
            ? new Verdict(subject, this, "no result", IsMet: false)
            : new Verdict(subject, this, Invariant($"{share:0.00} ({subject.Nanoseconds:0.0} / {peer.Nanoseconds:0.0} ns)"), share <= Share);
    }
}
