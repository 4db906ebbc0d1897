namespace Lecture38.Benchmarks;

/// <summary>A bound that a benchmark's measurements have to keep.</summary>
/// <param name="Class">The benchmark's class.</param>
/// <param name="Method">The benchmark's method.</param>
internal abstract record Target(string Class, string Method)
{
    public abstract string Statement { get; }

    /// <summary>A verdict for each set of parameters; none if the benchmark, or a peer that it needs, was not selected to run.</summary>
    public IEnumerable<Verdict> Judge(IReadOnlyList<Measurement> measurements) =>
        from subject in measurements
        where subject.Class == Class && subject.Method == Method
        let sameRun = measurements.Where(other => other.Class == Class && other.Parameters == subject.Parameters)
        let verdict = Judge(subject, [.. sameRun])
        where verdict is not null
        select verdict;

    protected abstract Verdict? Judge(Measurement subject, IReadOnlyList<Measurement> sameRun);
}
