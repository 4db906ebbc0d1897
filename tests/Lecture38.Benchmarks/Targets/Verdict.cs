namespace Lecture38.Benchmarks;

/// <summary>Whether a target was met in one measurement.</summary>
internal sealed record Verdict(Measurement Subject, Target Target, string Measured, bool IsMet);
