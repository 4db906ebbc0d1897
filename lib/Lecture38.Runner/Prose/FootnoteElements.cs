using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Lecture38.Runner;

/// <summary>The number of a footnote in the text, and the way back from the note.</summary>
internal sealed class FootnoteLinkElement(ProseText text) : HtmlObjectRenderer<FootnoteLink>
{
    protected override void Write(HtmlRenderer renderer, FootnoteLink link) => renderer.Write(link.IsBackLink
        ? string.Create(CultureInfo.InvariantCulture, $" <a href=\"#{text.Mark}fnref:{link.Index}\" aria-label=\"Back to the text\">↩</a>")
        : string.Create(CultureInfo.InvariantCulture,
            $"<sup id=\"{text.Mark}fnref:{link.Index}\"><a href=\"#{text.Mark}fn:{link.Footnote.Order}\" aria-label=\"Footnote {link.Footnote.Order}\">{link.Footnote.Order}</a></sup>"));
}

/// <summary>The footnotes of a text, below it.</summary>
internal sealed class FootnotesElement(ProseText text) : HtmlObjectRenderer<FootnoteGroup>
{
    protected override void Write(HtmlRenderer renderer, FootnoteGroup group)
    {
        var notes = group.OfType<Footnote>().ToList();
        renderer.EnsureLine();
        renderer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"<ol class=\"footnotes\" start=\"{notes.FirstOrDefault()?.Order ?? 1}\">"));
        foreach (var note in notes)
        {
            renderer.Write(string.Create(CultureInfo.InvariantCulture, $"<li id=\"{text.Mark}fn:{note.Order}\">"));
            renderer.WriteChildren(note);
            renderer.WriteLine("</li>");
        }

        renderer.WriteLine("</ol>");
    }
}
