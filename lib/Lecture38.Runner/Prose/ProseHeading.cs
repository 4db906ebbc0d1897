namespace Lecture38.Runner;

/// <summary>A heading of a page.</summary>
/// <param name="Level">1 to 6: the page's first heading has 1, no other has, and going down no level is left out.</param>
/// <param name="Id">Where a link leads to; unique on the page.</param>
/// <param name="Text">The heading without markup.</param>
public sealed record ProseHeading(int Level, string Id, string Text);
