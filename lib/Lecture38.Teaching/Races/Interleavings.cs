namespace Lecture38;

/// <summary>
/// Races without threads: runs the steps of two or three threads in every possible order, and says in which orders an
/// invariant breaks. The same question always gives the same answer; nothing waits and nothing runs at the same time.
/// </summary>
/// <remarks>
/// <para>A thread is an iterator over the shared state. What it does up to a <c>yield return</c> is one step: no other thread
/// comes between. The value says what the step did. Yield after every action: what follows the last yield belongs to the step
/// before it, or, where what others did meanwhile decides whether there is anything left to do, is a step that "ends".</para>
/// <para>A thread that must wait yields <see cref="ThreadStep.WaitUntil"/>. A real lock excludes nobody here, since all steps run
/// on one real thread, and a call that blocks would block for ever.</para>
/// <para>Two threads of m and n steps have (m + n)! / (m! n!) schedules, and each runs from its beginning, because an iterator
/// cannot be copied: O(schedules × steps) time, O(steps) memory.</para>
/// <para>That threads behave as if their steps ran one after the other, each thread's in its own order, is sequential
/// consistency: L. Lamport, How to Make a Multiprocessor Computer That Correctly Executes Multiprocess Programs, IEEE
/// Transactions on Computers C-28(9), 1979. Real hardware and compilers promise less for unsynchronised memory, so a schedule
/// that fails here can happen, while passing all says nothing about memory order. Running schedules systematically in place of
/// hoping for the bad one: M. Musuvathi, S. Qadeer and others, Finding and Reproducing Heisenbugs in Concurrent Programs, OSDI
/// 2008 (the tool CHESS). Looking for few context switches first, since few are often enough: M. Musuvathi and S. Qadeer,
/// Iterative Context Bounding for Systematic Testing of Multithreaded Programs, PLDI 2007.</para>
/// <para>Safe for concurrent use as far as what it is given is.</para>
/// </remarks>
public static class Interleavings
{
    /// <summary>Runs every schedule, or as many as allowed.</summary>
    /// <typeparam name="TState">What the threads share.</typeparam>
    /// <param name="newState">Makes a fresh state for each schedule.</param>
    /// <param name="threads">Two or three threads, by name.</param>
    /// <param name="invariants">What must hold. Deadlocks and exceptions of steps are failures without being named here.</param>
    /// <param name="maxSchedules">
    /// How many schedules to run at most; the report says when there are more. They run depth-first, so those that are left out
    /// differ early: what ran is no fair sample.
    /// </param>
    /// <param name="maxSteps">How many steps a schedule may take, since a thread may never end.</param>
    /// <returns>How many schedules failed, in which ways, and the shortest that did.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not positive.</exception>
    /// <exception cref="ArgumentException">
    /// There are not two or three threads, names are missing or used twice, or an invariant does not hold before the first step.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// A schedule takes more than <paramref name="maxSteps"/> steps, or goes differently when it runs again.
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

    /// <summary>Runs one schedule, say the shortest that failed, once more or on code that is meant to do better.</summary>
    /// <typeparam name="TState">What the threads share.</typeparam>
    /// <param name="newState">Makes the state.</param>
    /// <param name="threads">Two or three threads, by name.</param>
    /// <param name="invariants">What must hold.</param>
    /// <param name="order">The name of the thread that takes each step. It may stop before the threads end.</param>
    /// <returns>What each step did, and where the schedule failed, if it did. O(steps²).</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// As for <see cref="Explore"/>; or a step is asked of a thread that does not exist, has ended or is waiting.
    /// </exception>
    public static Schedule Replay<TState>(
        Func<TState> newState,
        IReadOnlyList<(string Name, Func<TState, IEnumerable<ThreadStep>> Steps)> threads,
        IReadOnlyList<Invariant<TState>> invariants,
        IEnumerable<string> order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return GivenOrder.Run(new Scenario<TState>(newState, threads, invariants), [.. order]);
    }
}
