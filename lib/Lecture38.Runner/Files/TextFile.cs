namespace Lecture38.Runner;

/// <summary>A file to be written.</summary>
/// <param name="Name">Its path in the folder for which it is meant, with slashes.</param>
/// <param name="Text">What it holds.</param>
public sealed record TextFile(string Name, string Text);
