namespace Lecture38.Runner;

/// <summary>A file of the book.</summary>
/// <param name="Path">Where, below the book's folder, with slashes.</param>
/// <param name="Content">What it holds.</param>
public sealed record BookFile(string Path, ReadOnlyMemory<byte> Content);
