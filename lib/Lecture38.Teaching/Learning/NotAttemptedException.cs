namespace Lecture38;

/// <summary>A stub that nobody has filled in was called; <see cref="Exercise.Check"/> takes it for "not attempted".</summary>
public sealed class NotAttemptedException() : Exception("It is your turn: this is still the stub of an exercise.");
