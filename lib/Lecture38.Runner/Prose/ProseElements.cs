using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;

namespace Lecture38.Runner;

/// <summary>How the book writes the elements of Markdown that it does not leave to Markdig.</summary>
internal static class ProseElements
{
    /// <summary>Puts the book's elements in place of Markdig's.</summary>
    public static void Replace(ObjectRendererCollection renderers, ProseText text)
    {
        ReplaceOrAdd<HeadingRenderer>(renderers, new HeadingElement(text));
        ReplaceOrAdd<LinkInlineRenderer>(renderers, new LinkElement(text));
        ReplaceOrAdd<AutolinkInlineRenderer>(renderers, new AutolinkElement(text));
        ReplaceOrAdd<CodeBlockRenderer>(renderers, new CodeElement());
        ReplaceOrAdd<HtmlTableRenderer>(renderers, new TableElement());
        ReplaceOrAdd<HtmlTaskListRenderer>(renderers, new TaskElement());
        ReplaceOrAdd<HtmlMathInlineRenderer>(renderers, new MathElement());
        ReplaceOrAdd<HtmlMathBlockRenderer>(renderers, new MathBlockElement());
        ReplaceOrAdd<HtmlFootnoteLinkRenderer>(renderers, new FootnoteLinkElement(text));
        ReplaceOrAdd<HtmlFootnoteGroupRenderer>(renderers, new FootnotesElement(text));
    }

    private static void ReplaceOrAdd<TOriginal>(ObjectRendererCollection renderers, IMarkdownObjectRenderer element)
        where TOriginal : class, IMarkdownObjectRenderer
    {
        if (!renderers.Replace<TOriginal>(element))
        {
            renderers.Insert(0, element);
        }
    }
}
