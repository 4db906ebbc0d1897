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

/// <summary>A step of a schedule.</summary>
/// <param name="Thread">The name of the thread that took it.</param>
/// <param name="Description">What it did; empty where it threw an exception.</param>
public sealed record ScheduledStep(string Thread, string Description);

/// <summary>Where a schedule fails.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Name">The invariant's name, the exception's type, or "deadlock".</param>
/// <param name="Step">After how many steps.</param>
/// <param name="Message">What it is, in a line.</param>
public sealed record ScheduleFailure(FailureKind Kind, string Name, int Step, string Message);

/// <summary>
/// The order of schedules from the easiest to understand: fewest steps, then fewest context switches, then by the order of the
/// threads at the first step in which they differ.
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
