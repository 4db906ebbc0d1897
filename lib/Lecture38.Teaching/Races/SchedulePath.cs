namespace Lecture38;

/// <summary>
/// The choices of one schedule, and at each of them what is still to try: a depth-first walk over the tree of all schedules
/// that keeps one path of it, since iterators cannot be copied and every schedule runs from its beginning anyway.
/// </summary>
internal sealed class SchedulePath
{
    private readonly List<Choice> _choices = [];

    /// <summary>Runs the schedule along the path, and on where the path ends.</summary>
    internal void Follow<TState>(ScheduleRun<TState> run, int maxSteps)
    {
        for (var depth = 0; run.ReadyThreads() is { IsEmpty: false } ready; depth++)
        {
            if (depth == _choices.Count)
            {
                _choices.Add(Choice.Among(ready, run.LastThread));
            }

            _choices[depth] = Take(_choices[depth], run, ready);
            RefuseEndless(run, maxSteps);
        }

        run.Conclude();
    }

    /// <summary>Turns to the next schedule.</summary>
    /// <returns>False if there is none.</returns>
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

        // The end of a thread that has just run is part of its last step, so it leaves nothing to choose.
        var untried = description is null ? ThreadSet.Empty : choice.Untried;
        return choice with { IsTaken = true, Description = description, Untried = untried };
    }

    private static void RefuseEndless<TState>(ScheduleRun<TState> run, int maxSteps)
    {
        if (run.ThreadNumbers.Length > maxSteps)
        {
            throw new InvalidOperationException(
                $"A schedule took more than {DisplayText.Counted(maxSteps, "step")}. Does every thread end? "
                + "One that waits yields ThreadStep.WaitUntil and does not spin.");
        }
    }

    private static InvalidOperationException NotReproducible() => new(
        "The same schedule went differently a second time. Make all that the threads share in newState, "
        + "and let no clock, randomness or real thread decide.");

    private readonly record struct Choice(int Thread, ThreadSet Untried, bool IsTaken, string? Description)
    {
        /// <summary>
        /// The thread that ran last comes first: if it now turns out to have ended, that was part of its last step.
        /// </summary>
        internal static Choice Among(ThreadSet ready, int lastThread) =>
            Of(ready.Contains(lastThread) ? lastThread : ready.First, ready);

        internal static Choice Of(int thread, ThreadSet untried) => new(thread, untried.Without(thread), IsTaken: false, null);
    }
}
