namespace Lecture38;

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
