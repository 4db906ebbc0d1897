namespace Lecture38;

/// <summary>
/// One order in which the steps of threads ran, displayed as a timeline: a column for each thread, a row for each step. Immutable,
/// thread-safe.
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

    /// <summary>The names of the threads, including those that take no step.</summary>
    public IReadOnlyList<string> Threads { get; }

    /// <summary>The steps in the order in which they ran.</summary>
    public IReadOnlyList<ScheduledStep> Steps { get; }

    /// <summary>Where it fails; empty if it does not. An invariant appears where it first breaks.</summary>
    public IReadOnlyList<ScheduleFailure> Failures { get; }

    /// <summary>How often the thread changes from one step to the next.</summary>
    public int ContextSwitches { get; }

    /// <summary>The thread of each step: what <see cref="Interleavings.Replay"/> takes.</summary>
    public IReadOnlyList<string> Order => [.. Steps.Select(step => step.Thread)];

    internal ReadOnlySpan<int> ThreadNumbers => _threadNumbers;

    /// <summary>The timeline as HTML. All text is escaped.</summary>
    public string ToHtml() => TimelineHtml.Write(this);

    /// <summary>The timeline as lines of text.</summary>
    public override string ToString() => TimelineText.Write(this);
}

/// <summary>A step of a schedule.</summary>
/// <param name="Thread">The name of the thread that took it.</param>
/// <param name="Description">What it did; empty if it threw an exception.</param>
public sealed record ScheduledStep(string Thread, string Description);

/// <summary>Where a schedule fails.</summary>
/// <param name="Kind">The kind of failure.</param>
/// <param name="Name">The invariant's name, the exception's type, or "deadlock".</param>
/// <param name="Step">After how many steps.</param>
/// <param name="Message">A description in one line.</param>
public sealed record ScheduleFailure(FailureKind Kind, string Name, int Step, string Message);

/// <summary>
/// Orders schedules from the easiest to understand: fewest steps, then fewest context switches, then by the thread of the first step
/// that differs.
/// </summary>
internal sealed class ShortestFirst : IComparer<Schedule>
{
    internal static ShortestFirst Instance { get; } = new();

    public int Compare(Schedule? x, Schedule? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return Compare(x.ThreadNumbers, y.ThreadNumbers);
    }

    /// <summary>Compares schedules by the thread of each step. O(steps), allocates nothing.</summary>
    internal static int Compare(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        var order = x.Length.CompareTo(y.Length);
        order = order != 0 ? order : ContextSwitches(x).CompareTo(ContextSwitches(y));
        return order != 0 ? order : x.SequenceCompareTo(y);
    }

    internal static int ContextSwitches(ReadOnlySpan<int> threads)
    {
        var switches = 0;
        for (var i = 1; i < threads.Length; i++)
        {
            switches += threads[i] == threads[i - 1] ? 0 : 1;
        }

        return switches;
    }
}
