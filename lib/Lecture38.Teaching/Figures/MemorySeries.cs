namespace Lecture38;

/// <summary>A named curve of memory.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="X">What the memory was measured over, such as readings processed; rising.</param>
/// <param name="Bytes">The memory at each, in bytes.</param>
public sealed record MemorySeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Bytes);
