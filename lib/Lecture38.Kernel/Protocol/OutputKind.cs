namespace Lecture38.Kernel;

/// <summary>The two streams of text that a cell can write to.</summary>
internal enum OutputKind
{
    StandardOutput,
    StandardError,
}
