namespace Lecture38;

/// <summary>What must hold of the state that threads share, whatever the schedule.</summary>
/// <typeparam name="TState">The shared state.</typeparam>
/// <param name="Name">What it says, in a few words.</param>
/// <param name="Holds">Looks at the state and changes nothing. Where it throws, the invariant does not hold.</param>
/// <param name="OnlyAtEnd">
/// Whether it is about the end alone, when every thread has ended. Otherwise it must hold from the start and after every step.
/// </param>
public sealed record Invariant<TState>(string Name, Func<TState, bool> Holds, bool OnlyAtEnd = false);

/// <summary>What is explored: a shared state, the threads that act on it, and what must hold.</summary>
internal sealed class Scenario<TState>
{
    internal Scenario(
        Func<TState> newState,
        IReadOnlyList<(string Name, Func<TState, IEnumerable<ThreadStep>> Steps)> threads,
        IReadOnlyList<Invariant<TState>> invariants)
    {
        ArgumentNullException.ThrowIfNull(newState);
        ArgumentNullException.ThrowIfNull(threads);
        ArgumentNullException.ThrowIfNull(invariants);
        if (threads.Count is not (2 or 3))
        {
            throw new ArgumentException($"Two or three threads, please; these are {threads.Count}.", nameof(threads));
        }

        RefuseUnclear(threads.Select(thread => thread.Name), "thread", nameof(threads));
        RefuseUnclear(invariants.Select(invariant => invariant.Name), "invariant", nameof(invariants));
        (NewState, Threads, Invariants) = (newState, threads, invariants);
        ThreadNames = [.. threads.Select(thread => thread.Name)];
        RefuseBrokenFromTheStart();
    }

    internal Func<TState> NewState { get; }

    internal IReadOnlyList<(string Name, Func<TState, IEnumerable<ThreadStep>> Steps)> Threads { get; }

    internal IReadOnlyList<string> ThreadNames { get; }

    internal IReadOnlyList<Invariant<TState>> Invariants { get; }

    private static void RefuseUnclear(IEnumerable<string> names, string what, string parameter)
    {
        var seen = new HashSet<string>();
        foreach (var name in names)
        {
            if (string.IsNullOrWhiteSpace(name))
            {
                throw new ArgumentException($"Every {what} needs a name.", parameter);
            }

            if (!seen.Add(name))
            {
                throw new ArgumentException($"Two {what}s are called '{name}'; give each a name of its own.", parameter);
            }
        }
    }

    private void RefuseBrokenFromTheStart()
    {
        var state = NewState();
        if (Invariants.FirstOrDefault(invariant => !invariant.OnlyAtEnd && !invariant.Holds(state)) is { } broken)
        {
            throw new ArgumentException(
                $"'{broken.Name}' does not hold before the first step. If it is about the end, say OnlyAtEnd: true.",
                nameof(Invariants).ToLowerInvariant());
        }
    }
}
