namespace Lecture38;

/// <summary>What must hold of the state that threads share, whatever the schedule.</summary>
/// <typeparam name="TState">The shared state.</typeparam>
/// <param name="Name">What it says, in a few words.</param>
/// <param name="Holds">Looks at the state and changes nothing. Where it throws, the invariant does not hold.</param>
/// <param name="OnlyAtEnd">
/// Whether it is about the end alone, when every thread has ended. Otherwise it must hold from the start and after every step.
/// </param>
public sealed record Invariant<TState>(string Name, Func<TState, bool> Holds, bool OnlyAtEnd = false);
