namespace Lecture38.Runner;

/// <summary>A Markdown cell as HTML.</summary>
/// <param name="Html">Well-formed HTML that runs nothing and ends what it begins.</param>
/// <param name="Headings">The headings in their order.</param>
/// <param name="Links">Where links and images lead, in their order, as the HTML has them; the anchors of headings are left out.</param>
public sealed record Prose(string Html, IReadOnlyList<ProseHeading> Headings, IReadOnlyList<string> Links);
