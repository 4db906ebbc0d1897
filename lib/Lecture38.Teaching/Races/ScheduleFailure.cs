namespace Lecture38;

/// <summary>Where a schedule fails.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Name">The invariant's name, the exception's type, or "deadlock".</param>
/// <param name="Step">After how many steps.</param>
/// <param name="Message">What it is, in a line.</param>
public sealed record ScheduleFailure(FailureKind Kind, string Name, int Step, string Message);
