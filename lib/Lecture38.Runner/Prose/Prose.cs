namespace Lecture38.Runner;

/// <summary>A Markdown cell as HTML.</summary>
/// <param name="Html">Well-formed HTML that runs nothing and ends what it begins.</param>
/// <param name="Headings">The headings in their order.</param>
/// <param name="Links">Where links and images lead, in their order, as the HTML has them; the anchors of headings are left out.</param>
public sealed record Prose(string Html, IReadOnlyList<ProseHeading> Headings, IReadOnlyList<string> Links);

/// <summary>A heading of a page.</summary>
/// <param name="Level">1 to 6: the page's first heading has 1, no other has, and going down no level is left out.</param>
/// <param name="Id">Where a link leads to; unique on the page.</param>
/// <param name="Text">The heading without markup.</param>
/// <param name="Html">The heading with its markup, but without links and ids, so that it can stand in a link itself.</param>
public sealed record ProseHeading(int Level, string Id, string Text, string Html);
