namespace Lecture38;

/// <summary>
/// A depth-first walk over the tree of all schedules. It keeps one path: the choice at each step, and the threads still to try
/// there.
/// </summary>
internal sealed class SchedulePath
{
    private readonly List<Choice> _choices = [];

    /// <summary>Runs the schedule along the path, and extends the path to the end of the schedule.</summary>
    internal void Follow<TState>(ScheduleRun<TState> run, int maxSteps)
    {
        for (var depth = 0; run.ReadyThreads() is { IsEmpty: false } ready; depth++)
        {
            if (depth == _choices.Count)
            {
                _choices.Add(Choice.Among(ready, run.LastThread));
            }

            _choices[depth] = Take(_choices[depth], run, ready);
            ThrowIfEndless(run, maxSteps);
        }

        run.Conclude();
    }

    /// <summary>Moves to the next schedule.</summary>
    /// <returns>False if there are no more.</returns>
    internal bool MoveNext()
    {
        while (_choices is [.., var last])
        {
            _choices.RemoveAt(_choices.Count - 1);
            if (!last.Untried.IsEmpty)
            {
                _choices.Add(Choice.Of(last.Untried.First, last.Untried));
                return true;
            }
        }

        return false;
    }

    private static Choice Take<TState>(Choice choice, ScheduleRun<TState> run, ThreadSet ready)
    {
        var description = ready.Contains(choice.Thread) ? run.Advance(choice.Thread) : throw NotReproducible();
        if (choice.IsTaken && description != choice.Description)
        {
            throw NotReproducible();
        }

        // The end of a thread that has just run is part of its last step, so there is no choice here.
        var untried = description is null ? ThreadSet.Empty : choice.Untried;
        return choice with { IsTaken = true, Description = description, Untried = untried };
    }

    private static void ThrowIfEndless<TState>(ScheduleRun<TState> run, int maxSteps)
    {
        if (run.ThreadNumbers.Length > maxSteps)
        {
            throw new InvalidOperationException(
                $"A schedule took more than {DisplayText.Counted(maxSteps, "step")}. Does every thread end? "
                + "To wait, yield ThreadStep.WaitUntil instead of spinning.");
        }
    }

    private static InvalidOperationException NotReproducible() => new(
        "The same schedule behaved differently the second time. Create everything that the threads share in newState, "
        + "and use no clock, random number or real thread.");

    private readonly record struct Choice(int Thread, ThreadSet Untried, bool IsTaken, string? Description)
    {
        /// <summary>
        /// The thread that ran last comes first, because its end would be part of its last step.
        /// </summary>
        internal static Choice Among(ThreadSet ready, int lastThread) =>
            Of(ready.Contains(lastThread) ? lastThread : ready.First, ready);

        internal static Choice Of(int thread, ThreadSet untried) => new(thread, untried.Without(thread), IsTaken: false, null);
    }
}
