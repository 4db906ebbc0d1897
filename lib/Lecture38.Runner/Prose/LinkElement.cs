using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Lecture38.Runner;

/// <summary>
/// A link, or an image. A target that a page may not lead to leaves the link's text; an image that would have to be fetched becomes
/// a link to it.
/// </summary>
internal sealed class LinkElement(ProseText text) : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        var url = link.GetDynamicUrl?.Invoke() ?? link.Url;
        if (link.IsImage)
        {
            WriteImage(renderer, link, url);
        }
        else
        {
            WriteLink(renderer, link, url, () => renderer.WriteChildren(link));
        }
    }

    private void WriteImage(HtmlRenderer renderer, LinkInline image, string? url)
    {
        var description = HeadingElement.PlainText(image);
        if (text.Targets is null || text.Targets.OfImage(url) is { } source && (url = source) is not null)
        {
            renderer.Write($"<img src=\"{HtmlEncoding.Attribute(url ?? "")}\" alt=\"{HtmlEncoding.Attribute(description)}\"{Title(image)} />");
        }
        else
        {
            WriteLink(renderer, image, url, () => renderer.Write(HtmlEncoding.Text(description.Length > 0 ? description : url ?? "")));
        }
    }

    private void WriteLink(HtmlRenderer renderer, LinkInline link, string? url, Action writeContent)
    {
        var target = text.Targets is null ? url ?? "" : text.Targets.OfLink(url);
        if (target is null || IsInLink(link))
        {
            writeContent();
            return;
        }

        renderer.Write($"<a href=\"{HtmlEncoding.Attribute(target)}\"{Title(link)}>");
        writeContent();
        renderer.Write("</a>");
    }

    private static string Title(LinkInline link) =>
        string.IsNullOrEmpty(link.Title) ? "" : $" title=\"{HtmlEncoding.Attribute(link.Title)}\"";

    private static bool IsInLink(LinkInline link)
    {
        for (var parent = link.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is LinkInline { IsImage: false })
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A link that is its own text: <c>&lt;https://…&gt;</c>.</summary>
internal sealed class AutolinkElement(ProseText text) : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline link)
    {
        var url = link.IsEmail ? $"mailto:{link.Url}" : link.Url;
        var shown = HtmlEncoding.Text(link.Url);
        var target = text.Targets is null ? url : text.Targets.OfLink(url);
        renderer.Write(target is null ? shown : $"<a href=\"{HtmlEncoding.Attribute(target)}\">{shown}</a>");
    }
}
