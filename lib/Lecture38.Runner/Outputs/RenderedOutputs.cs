namespace Lecture38.Runner;

/// <summary>A cell's outputs as a page's part.</summary>
/// <param name="Html">The HTML, empty where the cell shows nothing. It stands alone: nothing in it reaches out of it.</param>
/// <param name="Scripts">The exact texts of the inline scripts that run in it, for their hashes in the page's content security policy.</param>
/// <param name="Needs">Which of the book's scripts the page must load for it.</param>
public sealed record RenderedOutputs(string Html, IReadOnlyList<string> Scripts, OutputNeeds Needs);
