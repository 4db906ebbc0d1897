using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Lecture38.Runner;

/// <summary>One text on its way from Markdown's syntax tree to HTML.</summary>
/// <param name="page">The page that the text is part of.</param>
/// <param name="targets">Rewrites links; null where that is done later, on the HTML.</param>
/// <param name="mark">What ids begin with that are the page's and not the author's, until the author's HTML has been cleaned.</param>
internal sealed class ProseText(PageState page, LinkTargets? targets, string mark)
{
    private readonly List<ProseHeading> _headings = [];

    public PageState Page => page;

    public LinkTargets? Targets => targets;

    public string Mark => mark;

    public IReadOnlyList<ProseHeading> Headings => _headings;

    public void Add(ProseHeading heading) => _headings.Add(heading);

    /// <summary>The HTML; null for what is nested deeper than Markdig goes.</summary>
    public string? TryRender(MarkdownDocument document, MarkdownPipeline pipeline)
    {
        var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        pipeline.Setup(renderer);
        ProseElements.Replace(renderer.ObjectRenderers, this);
        try
        {
            renderer.Render(document);
            return writer.ToString();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
