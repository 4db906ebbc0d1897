using CsCheck;

namespace Lecture38.Teaching.Tests;

/// <summary>The operations of a thread in a small program, each with an amount.</summary>
internal enum Operation
{
    /// <summary>Adds to the shared number atomically.</summary>
    Add,

    /// <summary>Reads the shared number into the thread's own.</summary>
    Read,

    /// <summary>Writes the thread's own number plus the amount.</summary>
    Write,

    /// <summary>Waits until the shared number is at least the amount.</summary>
    Wait,

    /// <summary>Throws an exception if the shared number is the amount.</summary>
    ThrowIf,
}

/// <summary>
/// Threads as data. <see cref="Interleavings"/> runs them as iterators. <see cref="Outcomes"/> finds the same by plain recursion, which
/// copies the whole state at every choice: data can be copied, iterators cannot.
/// </summary>
internal sealed class SmallProgram((Operation Operation, int Amount)[][] threads)
{
    internal const int Limit = 4;

    private static readonly string[] Names = ["A", "B", "C"];

    internal static Gen<SmallProgram> Generator { get; } =
        Gen.Select(Gen.Enum<Operation>(), Gen.Int[0, 3]).Array[1, 3].Array[2, 3].Select(threads => new SmallProgram(threads));

    internal static Invariant<SharedNumber>[] Invariants { get; } =
    [
        new("within the limit", state => state.Value <= Limit),
        new("even at the end", state => state.Value % 2 == 0, OnlyAtEnd: true),
    ];

    internal (string Name, Func<SharedNumber, IEnumerable<ThreadStep>> Steps)[] Threads =>
        [.. threads.Select((operations, i) => (Names[i], (Func<SharedNumber, IEnumerable<ThreadStep>>)(state => Run(operations, state))))];

    internal InterleavingReport Explore() => Interleavings.Explore(() => new SharedNumber(), Threads, Invariants);

    internal Schedule Replay(IEnumerable<string> order) => Interleavings.Replay(() => new SharedNumber(), Threads, Invariants, order);

    /// <summary>All schedules, each with its failures and the thread of each step up to them.</summary>
    internal List<List<(string Failure, string Order)>> Outcomes()
    {
        var outcomes = new List<List<(string, string)>>();
        Go(new int[threads.Length], new int[threads.Length], 0, "", [], outcomes);
        return outcomes;
    }

    public override string ToString() =>
        string.Join(" | ", threads.Select(operations => string.Join(" ", operations)));

    private static IEnumerable<ThreadStep> Run((Operation Operation, int Amount)[] operations, SharedNumber state)
    {
        var own = 0;
        foreach (var (operation, amount) in operations)
        {
            if (operation == Operation.Wait)
            {
                yield return ThreadStep.WaitUntil($"wait for {amount}", () => state.Value >= amount);
            }
            else
            {
                (state.Value, own) = Done(operation, amount, state.Value, own) ?? throw new TimeoutException();
                yield return $"{operation} {amount}: {state.Value}";
            }
        }
    }

    private static (int Shared, int Own)? Done(Operation operation, int amount, int shared, int own) => operation switch
    {
        Operation.Add => (shared + amount, own),
        Operation.Read => (shared, shared),
        Operation.Write => (own + amount, own),
        Operation.ThrowIf when shared == amount => null,
        _ => (shared, own),
    };

    private void Go(
        int[] positions, int[] own, int shared, string order, List<(string, string)> failures, List<List<(string, string)>> outcomes)
    {
        var all = Enumerable.Range(0, threads.Length);
        var unfinished = all.Where(i => positions[i] < threads[i].Length || EndsSeparately(positions, i)).ToList();
        var ready = unfinished.Where(i =>
            positions[i] == 0 || threads[i][positions[i] - 1] is not (Operation.Wait, var least) || shared >= least).ToList();
        if (ready.Count == 0)
        {
            var end = unfinished.Count > 0 ? "deadlock" : shared % 2 == 0 ? null : "even at the end";
            outcomes.Add(end is null ? failures : [.. failures, (end, order)]);
        }

        foreach (var i in ready)
        {
            Step(i, [.. positions], [.. own], shared, order + Names[i], [.. failures], outcomes);
        }
    }

    /// <summary>A thread whose last operation is a wait has one more step: to go on after it, and end.</summary>
    private bool EndsSeparately(int[] positions, int i) =>
        positions[i] == threads[i].Length && threads[i][^1].Operation == Operation.Wait;

    private void Step(
        int i, int[] positions, int[] own, int shared, string order, List<(string, string)> failures, List<List<(string, string)>> outcomes)
    {
        if (positions[i]++ < threads[i].Length)
        {
            var (operation, amount) = threads[i][positions[i] - 1];
            if (Done(operation, amount, shared, own[i]) is not var (nowShared, nowOwn))
            {
                outcomes.Add([.. failures, (nameof(TimeoutException), order)]);
                return;
            }

            (shared, own[i]) = (nowShared, nowOwn);
        }

        if (shared > Limit && !failures.Any(failure => failure.Item1 == "within the limit"))
        {
            failures.Add(("within the limit", order));
        }

        Go(positions, own, shared, order, failures, outcomes);
    }

    internal sealed class SharedNumber
    {
        internal int Value { get; set; }
    }
}
