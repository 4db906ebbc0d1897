namespace Lecture38;

/// <summary>A condition on the shared state that must hold in every schedule.</summary>
/// <typeparam name="TState">The shared state.</typeparam>
/// <param name="Name">A short description.</param>
/// <param name="Holds">Reads the state and changes nothing. If it throws, the invariant does not hold.</param>
/// <param name="OnlyAtEnd">
/// Whether it applies only after every thread has ended. Otherwise it must hold at the start and after every step.
/// </param>
public sealed record Invariant<TState>(string Name, Func<TState, bool> Holds, bool OnlyAtEnd = false);

/// <summary>A shared state, the threads that act on it, and the invariants.</summary>
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
            throw new ArgumentException($"There must be two or three threads, not {threads.Count}.", nameof(threads));
        }

        ThrowIfUnclear(threads.Select(thread => thread.Name), "thread", nameof(threads));
        ThrowIfUnclear(invariants.Select(invariant => invariant.Name), "invariant", nameof(invariants));
        (NewState, Threads, Invariants) = (newState, threads, invariants);
        ThreadNames = [.. threads.Select(thread => thread.Name)];
        ThrowIfBrokenAtStart();
    }

    internal Func<TState> NewState { get; }

    internal IReadOnlyList<(string Name, Func<TState, IEnumerable<ThreadStep>> Steps)> Threads { get; }

    internal IReadOnlyList<string> ThreadNames { get; }

    internal IReadOnlyList<Invariant<TState>> Invariants { get; }

    private static void ThrowIfUnclear(IEnumerable<string> names, string what, string parameter)
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

    private void ThrowIfBrokenAtStart()
    {
        var state = NewState();
        if (Invariants.FirstOrDefault(invariant => !invariant.OnlyAtEnd && !invariant.Holds(state)) is { } broken)
        {
            throw new ArgumentException(
                $"'{broken.Name}' does not hold before the first step. If it applies only at the end, add OnlyAtEnd: true.",
                nameof(Invariants).ToLowerInvariant());
        }
    }
}
