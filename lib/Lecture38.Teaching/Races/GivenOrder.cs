namespace Lecture38;

/// <summary>Runs one schedule in a given order.</summary>
internal static class GivenOrder
{
    internal static Schedule Run<TState>(Scenario<TState> scenario, IReadOnlyList<string> order)
    {
        var advances = new List<int>();
        for (var i = 0; i < order.Count; i++)
        {
            AddStep(scenario, advances, order, i);
        }

        using var run = Replayed(scenario, advances);
        if (run.ReadyThreads().IsEmpty)
        {
            run.Conclude();
        }

        return run.ToSchedule(run.ThreadNumbers.Length);
    }

    /// <summary>
    /// Adds a step, and the end of its thread if that is part of the step. Only advancing the thread shows this, so a trial run
    /// advances it first.
    /// </summary>
    private static void AddStep<TState>(Scenario<TState> scenario, List<int> advances, IReadOnlyList<string> order, int index)
    {
        var thread = scenario.ThreadNames.ToList().IndexOf(order[index]);
        using var trial = Replayed(scenario, advances);
        if (!trial.ReadyThreads().Contains(thread))
        {
            var reason = thread < 0 ? "there is no such thread" : trial.WhyNotReady(thread);
            throw new ArgumentException(
                $"Step {index + 1} of the order is one of '{order[index]}', but {reason}.", nameof(order));
        }

        trial.Advance(thread);
        advances.Add(thread);
        if (trial.ReadyThreads().Contains(thread) && trial.Advance(thread) is null)
        {
            advances.Add(thread);
        }
    }

    private static ScheduleRun<TState> Replayed<TState>(Scenario<TState> scenario, List<int> advances)
    {
        var run = new ScheduleRun<TState>(scenario);
        foreach (var thread in advances)
        {
            run.Advance(thread);
        }

        return run;
    }
}
