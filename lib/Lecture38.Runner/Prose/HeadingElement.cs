using System.Globalization;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Lecture38.Runner;

/// <summary>A heading with an id, and a link to itself.</summary>
internal sealed class HeadingElement(ProseText text) : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock block)
    {
        renderer.EnsureLine();
        var words = PlainText(block.Inline);
        var level = text.Page.Levels.Next(block.Level);
        var id = text.Page.Ids.OfHeading(words);
        text.Add(new ProseHeading(level, id, words));

        var tag = string.Create(CultureInfo.InvariantCulture, $"h{level}");
        renderer.Write($"<{tag} id=\"{text.Mark}{id}\">");
        renderer.WriteLeafInline(block);
        renderer.Write($" <a class=\"anchor\" href=\"#{text.Mark}{id}\" aria-label=\"Link to this section\">#</a>");
        renderer.WriteLine($"</{tag}>");
    }

    internal static string PlainText(ContainerInline? inlines) =>
        string.Concat((inlines?.Descendants() ?? []).Select(TextOf)).Trim();

    private static string TextOf(MarkdownObject inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        AutolinkInline link => link.Url,
        LineBreakInline => " ",
        MathInline math => math.Content.ToString(),
        _ => "",
    };
}
