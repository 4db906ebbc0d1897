namespace Lecture38;

/// <summary>A step of a schedule.</summary>
/// <param name="Thread">The name of the thread that took it.</param>
/// <param name="Description">What it did; empty where it threw an exception.</param>
public sealed record ScheduledStep(string Thread, string Description);
