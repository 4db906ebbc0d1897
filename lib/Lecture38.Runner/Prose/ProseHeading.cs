namespace Lecture38.Runner;

/// <summary>A heading in a page's prose.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Id">Its id, unique on the page.</param>
/// <param name="Text">Its plain text.</param>
/// <param name="Html">The same with its inline markup, without the link to itself.</param>
public sealed record ProseHeading(int Level, string Id, string Text, string Html);
