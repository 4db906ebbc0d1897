using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Lecture38.Runner;

/// <summary>
/// Markdown as HTML that is safe to put into a page: whatever the text holds, it runs nothing, loads nothing and stays within its
/// block. One instance a page, so that ids, the order of headings and the numbers of footnotes are right on it. Not safe for
/// concurrent use.
/// </summary>
/// <param name="linkTarget">Rewrites a relative link, such as that of another notebook, to what the page has in its place.</param>
public sealed class ProseRenderer(Func<string, string> linkTarget)
{
    /// <summary>Characters of a cell. Some texts take Markdig's time in the square of their length; a longer one shows as it is written.</summary>
    private const int MaxLength = 100_000;

    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    private readonly PageState _page = new();

    /// <summary>Renders one cell.</summary>
    /// <remarks>Time grows with the text; text with HTML in it takes a parser and a sanitiser more than text without.</remarks>
    public Prose Render(string markdown)
    {
        if (markdown.Length > MaxLength || Parse(markdown) is not { } document)
        {
            return AsWritten(markdown);
        }

        _page.Number(document.Descendants<Footnote>());
        var hasRawHtml = document.Descendants().Any(node => node is HtmlBlock or HtmlInline);
        var targets = new LinkTargets(linkTarget);
        var text = new ProseText(_page, hasRawHtml ? null : targets, hasRawHtml ? RawHtml.MarkThatIsNotIn(markdown) : "");
        if (text.TryRender(document, Pipeline) is not { } html)
        {
            return AsWritten(markdown);
        }

        if (!hasRawHtml)
        {
            return new Prose(html, text.Headings, targets.Links);
        }

        var raw = new RawHtml(_page.Ids, targets, text.Mark);
        return raw.Clean(html) is { } clean
            ? new Prose(clean, [.. text.Headings.Where(heading => raw.OwnIds.Contains(heading.Id))], targets.Links)
            : AsWritten(markdown);
    }

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePipeTables()
            .UseTaskLists()
            .UseFootnotes()
            .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseMathematics();
        // Markdig gives its parser to the builder only while it builds: the book's stands before it and speaks first.
        builder.InlineParsers.Insert(0, new DollarParser());
        return builder.Build();
    }

    private static MarkdownDocument? Parse(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // Nested deeper than Markdig goes.
            return null;
        }
    }

    private static Prose AsWritten(string markdown) => new($"<pre>{HtmlEncoding.Text(markdown)}</pre>\n", [], []);
}
