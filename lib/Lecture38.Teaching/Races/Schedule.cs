namespace Lecture38;

/// <summary>
/// One order in which the steps of threads ran. It shows itself as a timeline: a column for each thread, a row for each step,
/// time downwards. Immutable, thread-safe.
/// </summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed class Schedule : IDisplayable
{
    private readonly int[] _threadNumbers;

    internal Schedule(
        IReadOnlyList<string> threads,
        ReadOnlySpan<int> threadNumbers,
        IEnumerable<string> descriptions,
        IReadOnlyList<ScheduleFailure> failures)
    {
        _threadNumbers = threadNumbers.ToArray();
        Threads = threads;
        Steps = [.. _threadNumbers.Zip(descriptions, (thread, description) => new ScheduledStep(threads[thread], description))];
        Failures = failures;
        ContextSwitches = ShortestFirst.ContextSwitches(_threadNumbers);
    }

    /// <summary>The names of the threads, also of one that takes no step.</summary>
    public IReadOnlyList<string> Threads { get; }

    /// <summary>The steps in the order in which they ran.</summary>
    public IReadOnlyList<ScheduledStep> Steps { get; }

    /// <summary>Where it fails; nothing for a schedule that does well. An invariant is named where it first breaks.</summary>
    public IReadOnlyList<ScheduleFailure> Failures { get; }

    /// <summary>How often a step's thread is not that of the step before.</summary>
    public int ContextSwitches { get; }

    /// <summary>The thread of each step: what <see cref="Interleavings.Replay"/> takes.</summary>
    public IReadOnlyList<string> Order => [.. Steps.Select(step => step.Thread)];

    internal ReadOnlySpan<int> ThreadNumbers => _threadNumbers;

    /// <summary>The timeline as HTML. All text is escaped.</summary>
    public string ToHtml() => TimelineHtml.Write(this);

    /// <summary>The timeline as lines of text.</summary>
    public override string ToString() => TimelineText.Write(this);
}
