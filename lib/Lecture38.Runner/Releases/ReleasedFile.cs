namespace Lecture38.Runner;

/// <summary>A file of a release.</summary>
/// <param name="Name">Its name in the release's folder.</param>
/// <param name="Text">What it holds.</param>
public sealed record ReleasedFile(string Name, string Text);
