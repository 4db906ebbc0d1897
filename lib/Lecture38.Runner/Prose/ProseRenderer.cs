using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Lecture38.Runner;

/// <summary>A Markdown cell as HTML.</summary>
/// <param name="Html">Well-formed HTML that runs nothing and loads nothing.</param>
/// <param name="Links">The targets of links and images, in order, as the HTML has them; without the anchors of headings.</param>
internal sealed record Prose(string Html, IReadOnlyList<ProseHeading> Headings, IReadOnlyList<string> Links);

/// <summary>
/// Renders Markdown as HTML that is safe in a page: raw HTML is shown as text, and links lead only to the web, to mail addresses or to
/// the book itself. Use one instance per page, so that ids and heading levels are right. Not thread-safe.
/// </summary>
/// <param name="linkTarget">Maps a relative link, such as one to another notebook, to its target in the book.</param>
internal sealed partial class ProseRenderer(Func<string, string> linkTarget)
{
    /// <summary>In characters. Markdig needs quadratic time for some texts; longer ones are shown as plain text.</summary>
    private const int MaxLength = 100_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .DisableHtml()
        .Build();

    private readonly PageHeadings _headings = new();

    /// <param name="attachments">The pictures attached to the cell, or null.</param>
    public Prose Render(string markdown, JsonObject? attachments = null)
    {
        try
        {
            return markdown.Length > MaxLength ? AsWritten(markdown) : Render(Markdown.Parse(markdown, Pipeline), attachments);
        }
        catch (ArgumentException)
        {
            // Markdig throws it for text that is nested too deeply.
            return AsWritten(markdown);
        }
    }

    private static Prose AsWritten(string markdown) => new($"<pre>{HtmlEncoding.Text(markdown)}</pre>\n", [], []);

    private Prose Render(MarkdownDocument document, JsonObject? attachments)
    {
        var (headings, links) = (new List<ProseHeading>(), new List<string>());
        foreach (var node in document.Descendants().ToList())
        {
            switch (node)
            {
                case HeadingBlock heading:
                    headings.Add(Anchor(heading));
                    break;
                case LinkInline link:
                    Resolve(link, links, attachments);
                    break;
                case AutolinkInline link when Target(link.IsEmail ? $"mailto:{link.Url}" : link.Url) is not { } target:
                    link.ReplaceBy(new LiteralInline(link.Url));
                    break;
                case AutolinkInline { IsEmail: false } link:
                    links.Add(link.Url);
                    break;
            }
        }

        var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new CodeElement());
        renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new TableElement());
        renderer.Render(document);
        return new Prose(writer.ToString(), headings, links);
    }

    /// <summary>Gives a heading its level and id on the page, and a link to itself.</summary>
    private ProseHeading Anchor(HeadingBlock heading)
    {
        var entry = _headings.Add(heading.Level, PlainText(heading.Inline));
        heading.Level = entry.Level;
        heading.GetAttributes().Id = entry.Id;
        heading.Inline ??= new ContainerInline();
        heading.Inline.AppendChild(new HtmlInline($" <a class=\"anchor\" href=\"#{entry.Id}\" aria-label=\"Link to this section\">#</a>"));
        return entry;
    }

    /// <summary>Replaces a link or an image that the page must not have by its text.</summary>
    private void Resolve(LinkInline link, List<string> links, JsonObject? attachments)
    {
        var written = link.GetDynamicUrl?.Invoke() ?? link.Url;
        link.GetDynamicUrl = null;
        if ((link.IsImage ? AttachedPicture.TryEmbed(attachments, written) ?? Source(written) : Target(written)) is { } target)
        {
            link.Url = target;
            links.Add(target);
        }
        else
        {
            link.ReplaceBy(new ContainerInline());
        }
    }

    /// <summary>The target of a link on the page; null for a scheme other than those of the web and of mail.</summary>
    private string? Target(string? written) => Clean(written) is var target && WebOrMail().IsMatch(target) ? target : Local(target);

    /// <summary>The source of an image; null if it would be loaded from elsewhere.</summary>
    private string? Source(string? written) => Clean(written) is var source && ImageData().IsMatch(source) ? source : Local(source);

    private string? Local(string target) =>
        SchemeOrHost().IsMatch(target) ? null
        : target.Length == 0 || target[0] == '#' ? target
        : linkTarget(target);

    /// <summary>Browsers ignore control characters anywhere in an address.</summary>
    private static string Clean(string? address) => ControlCharacters().Replace(address ?? "", "").Trim();

    private static string PlainText(ContainerInline? inlines) => string.Concat((inlines?.Descendants() ?? []).Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        AutolinkInline link => link.Url,
        LineBreakInline => " ",
        _ => "",
    })).Trim();

    /// <summary>A scheme (a colon after a slash is none), or a host: browsers read backslashes as slashes.</summary>
    [GeneratedRegex(@"^([^/?#\\]*:|[/\\]{2})")]
    private static partial Regex SchemeOrHost();

    [GeneratedRegex(@"^(https?://|mailto:)[^/\\]", RegexOptions.IgnoreCase)]
    private static partial Regex WebOrMail();

    [GeneratedRegex("^data:image/(png|jpeg|gif|webp|avif)[;,]", RegexOptions.IgnoreCase)]
    private static partial Regex ImageData();

    [GeneratedRegex(@"[\p{Cc}\u2028\u2029]")]
    private static partial Regex ControlCharacters();
}
