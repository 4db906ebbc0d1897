using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Lecture38.Runner;

/// <summary>
/// Writes parsed HTML so that it stays what was parsed, wherever it is put: every element is closed, no attribute and no text
/// holds a tag, comments are left out. (Written as the standard's serialisation has it, some HTML reads differently the second
/// time, and what was text or an attribute becomes elements.)
/// </summary>
internal static partial class HtmlWriter
{
    private const string HtmlNamespace = "http://www.w3.org/1999/xhtml";

    private static readonly HashSet<string> Void =
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

    /// <summary>Appends a node's children.</summary>
    internal static void AppendChildren(StringBuilder html, INode parent)
    {
        foreach (var child in parent.ChildNodes)
        {
            switch (child)
            {
                case IText text:
                    html.Append(FitText.Encode(text.Data));
                    break;
                case IElement element when Name().IsMatch(element.LocalName):
                    Append(html, element);
                    break;
            }
        }
    }

    private static void Append(StringBuilder html, IElement element)
    {
        html.Append('<').Append(element.LocalName);
        foreach (var attribute in element.Attributes.Where(attribute => Name().IsMatch(attribute.Name)))
        {
            html.Append(' ').Append(attribute.Name).Append("=\"").Append(FitText.Encode(attribute.Value)).Append('"');
        }

        html.Append('>');
        if (element.NamespaceUri == HtmlNamespace && Void.Contains(element.LocalName))
        {
            return;
        }

        AppendContent(html, element);
        html.Append("</").Append(element.LocalName).Append('>');
    }

    private static void AppendContent(StringBuilder html, IElement element)
    {
        switch (element.LocalName)
        {
            case "style" when element.NamespaceUri == HtmlNamespace:
                // Only what may begin a tag is escaped, so that (width < 40em) stays.
                html.Append(TagStart().Replace(FitText.Of(element.TextContent), "\\3c "));
                break;
            case "script" when element.NamespaceUri == HtmlNamespace:
                html.Append(FitText.Of(element.TextContent));
                break;
            case "template" when element is IHtmlTemplateElement template:
                AppendChildren(html, template.Content);
                break;
            default:
                // A parser takes the first line break of these away.
                html.Append(element.LocalName is "pre" or "textarea" && element.TextContent.StartsWith('\n') ? "\n" : "");
                AppendChildren(html, element);
                break;
        }
    }

    [GeneratedRegex("^[A-Za-z_][-A-Za-z0-9_.:]*$")]
    private static partial Regex Name();

    [GeneratedRegex("<(?=[A-Za-z/!?])")]
    private static partial Regex TagStart();
}
