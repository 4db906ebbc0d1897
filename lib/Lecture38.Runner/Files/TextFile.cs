namespace Lecture38.Runner;

/// <summary>A file to be written.</summary>
/// <param name="Name">Its path relative to its folder, with slashes.</param>
internal sealed record TextFile(string Name, string Text);
