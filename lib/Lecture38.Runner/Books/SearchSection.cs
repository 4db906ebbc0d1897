namespace Lecture38.Runner;

/// <summary>A part of a lesson that can be linked to.</summary>
/// <param name="Id">Its heading's id; empty for the beginning of the page.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Text">All that stands in it, as plain text on one line.</param>
public sealed record SearchSection(string Id, string Heading, string Text);
