namespace Lecture38;

/// <summary>
/// Explores races without real threads: runs the steps of two or three threads in every possible order, and reports the orders that
/// break an invariant. Deterministic; nothing waits, and nothing runs at the same time.
/// </summary>
/// <remarks>
/// <para>A thread is an iterator over the shared state. Everything up to a <c>yield return</c> is one step, which no other thread
/// interrupts; the yielded value describes the step. Yield after every action. Code after the last yield belongs to the step before
/// it; if other threads decide whether that code runs, it is a step of its own, "ends".</para>
/// <para>To wait, a thread yields <see cref="ThreadStep.WaitUntil"/>. Real locks exclude nobody, because all steps run on one real
/// thread, and a call that blocks never returns.</para>
/// <para>Two threads of m and n steps have (m + n)! / (m! n!) schedules. Each runs from the start, because an iterator cannot be
/// copied: O(schedules × steps) time, O(steps) memory.</para>
/// <para>The model is sequential consistency: L. Lamport, How to Make a Multiprocessor Computer That Correctly Executes Multiprocess
/// Programs, IEEE Transactions on Computers C-28(9), 1979. Hardware and compilers promise less for unsynchronised memory, so a
/// schedule that fails here can happen, but passing every schedule says nothing about memory order. Systematic exploration:
/// M. Musuvathi, S. Qadeer and others, Finding and Reproducing Heisenbugs in Concurrent Programs, OSDI 2008 (the tool CHESS).
/// Few context switches first: M. Musuvathi and S. Qadeer, Iterative Context Bounding for Systematic Testing of Multithreaded
/// Programs, PLDI 2007.</para>
/// <para>Safe for concurrent use if its arguments are.</para>
/// </remarks>
public static class Interleavings
{
    /// <summary>Runs every schedule, up to a limit.</summary>
    /// <typeparam name="TState">The type of the shared state.</typeparam>
    /// <param name="newState">Creates a fresh state for each schedule.</param>
    /// <param name="threads">Two or three threads, by name.</param>
    /// <param name="invariants">What must hold. Deadlocks and exceptions always count as failures.</param>
    /// <param name="maxSchedules">
    /// The most schedules to run; the report says if there are more. They run depth-first, so a part of them is not a fair sample.
    /// </param>
    /// <param name="maxSteps">The most steps of a schedule, in case a thread never ends.</param>
    /// <returns>How many schedules failed, in which ways, and the shortest that failed.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not positive.</exception>
    /// <exception cref="ArgumentException">
    /// There are not two or three threads, a name is missing or used twice, or an invariant does not hold before the first step.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// A schedule takes more than <paramref name="maxSteps"/> steps, or behaves differently when it runs again.
    /// </exception>
    public static InterleavingReport Explore<TState>(
        Func<TState> newState,
        IReadOnlyList<(string Name, Func<TState, IEnumerable<ThreadStep>> Steps)> threads,
        IReadOnlyList<Invariant<TState>> invariants,
        int maxSchedules = 100_000,
        int maxSteps = 100)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxSchedules);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxSteps);
        var scenario = new Scenario<TState>(newState, threads, invariants);
        var path = new SchedulePath();
        var tally = new FailureTally();
        var schedules = 0;
        bool hasMore;
        do
        {
            using var run = new ScheduleRun<TState>(scenario);
            path.Follow(run, maxSteps);
            tally.Add(run);
            schedules++;
            hasMore = path.MoveNext();
        }
        while (hasMore && schedules < maxSchedules);

        return new InterleavingReport(
            schedules, isComplete: !hasMore, tally, [.. invariants.Select(invariant => invariant.Name)]);
    }

    /// <summary>Runs one schedule, such as the shortest that failed, again or on corrected code.</summary>
    /// <typeparam name="TState">The type of the shared state.</typeparam>
    /// <param name="newState">Creates the state.</param>
    /// <param name="threads">Two or three threads, by name.</param>
    /// <param name="invariants">What must hold.</param>
    /// <param name="order">The name of the thread that takes each step. It may stop before the threads end.</param>
    /// <returns>What each step did, and where the schedule failed, if it failed. O(steps²).</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// As for <see cref="Explore"/>; or <paramref name="order"/> names a thread that does not exist, has ended or is waiting.
    /// </exception>
    public static Schedule Replay<TState>(
        Func<TState> newState,
        IReadOnlyList<(string Name, Func<TState, IEnumerable<ThreadStep>> Steps)> threads,
        IReadOnlyList<Invariant<TState>> invariants,
        IEnumerable<string> order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var scenario = new Scenario<TState>(newState, threads, invariants);
        var advances = new List<int>();
        string[] steps = [.. order];
        for (var i = 0; i < steps.Length; i++)
        {
            AddStep(scenario, advances, steps, i);
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
    private static void AddStep<TState>(Scenario<TState> scenario, List<int> advances, string[] order, int index)
    {
        var thread = scenario.ThreadNames.ToList().IndexOf(order[index]);
        using var trial = Replayed(scenario, advances);
        if (!trial.ReadyThreads().Contains(thread))
        {
            var reason = thread < 0 ? "there is no such thread" : trial.WhyNotReady(thread);
            throw new ArgumentException($"Step {index + 1} of the order is one of '{order[index]}', but {reason}.", nameof(order));
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
