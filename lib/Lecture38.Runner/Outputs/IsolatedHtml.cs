using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Lecture38.Runner;

/// <summary>
/// Writes HTML of others so that it reaches nothing of the page: where it runs no script, in a shadow tree, which is part of the
/// text and needs no script to show; where it does, in a frame of an origin of its own.
/// </summary>
internal static partial class IsolatedHtml
{
    // What an output's own styles may override: they come after it.
    private const string TreeStyles =
        "<style>table{border-collapse:collapse}th,td{padding:.2em .6em;text-align:start;vertical-align:top}img,svg{max-width:100%}</style>";

    private const string FrameStyles =
        "<style>:root{color-scheme:light;background:#fff;color:#1f1f1f;font:1rem/1.5 system-ui,sans-serif}body{margin:8px}</style>";

    private static readonly string TellHeight = EmbeddedText.Read("frame-height.js");

    /// <summary>Appends a fragment, which it changes.</summary>
    internal static void Append(OutputPart part, IElement fragment)
    {
        var notes = new OutputNotes();
        if (ForeignHtml.HasScripts(fragment))
        {
            EventHandlers.MoveToScripts(fragment);
            new ForeignHtml(notes, keepsScripts: true).Prepare(fragment);
            AppendFrame(part, fragment);
        }
        else
        {
            new ForeignHtml(notes, keepsScripts: false).Prepare(fragment);
            AppendTree(part, fragment);
        }

        notes.AppendTo(part);
    }

    /// <summary>
    /// The outer element is what holds the output in: the styles in the tree reach the inner one, its host, but not that.
    /// </summary>
    private static void AppendTree(OutputPart part, IElement fragment)
    {
        if (!fragment.HasChildNodes)
        {
            return;
        }

        part.Html.Append(HasColors(fragment) ? "<div class=\"output foreign paper\" " : "<div class=\"output foreign\" ")
            .Append(part.Scrolling("Output")).Append("><div><template shadowrootmode=\"open\">").Append(TreeStyles);
        HtmlWriter.AppendChildren(part.Html, fragment);
        part.Html.Append("</template></div></div>\n");
    }

    private static void AppendFrame(OutputPart part, IElement fragment)
    {
        var number = part.NextFrame();
        var document = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Output</title>").Append(FrameStyles);
        part.Need(OutputNeeds.Frames);
        part.Run([.. ForeignHtml.Scripts(fragment), TellHeight]);
        HtmlWriter.AppendChildren(document.Append("<body>"), fragment);
        document.Append("<script>").Append(TellHeight).Append("</script>");
        part.Html.Append("<div class=\"output\"><iframe class=\"output-frame\" sandbox=\"allow-scripts\" loading=\"lazy\" title=\"Output with a script, ")
            .Append(number).Append("\" srcdoc=\"");
        part.Html.Append(FitText.Encode(document.ToString())).Append("\"></iframe></div>\n");
    }

    /// <summary>Who sets one colour of text and ground seldom sets both; on white, as notebooks have it, either reads.</summary>
    private static bool HasColors(IElement fragment) => fragment.QuerySelectorAll("*").Any(element =>
        element.LocalName is "font" || element.HasAttribute("bgcolor") || SetsColor(element.GetAttribute("style"))
        || (element.LocalName == "style" && SetsColor(element.TextContent)));

    private static bool SetsColor(string? css) => css is not null && ColorProperty().IsMatch(css);

    [GeneratedRegex(@"(?<![-\w])(?:color|background(?:-color|-image)?)\s*:(?!\s*(?:inherit|none|transparent|currentcolor))", RegexOptions.IgnoreCase)]
    private static partial Regex ColorProperty();
}
