using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Lecture38.Runner;

/// <summary>
/// The visible text of HTML, as lines: each block and each table row starts a line, the cells of a row are two spaces apart, blanks
/// collapse as in a browser, and hidden elements are left out.
/// </summary>
internal sealed partial class HtmlText
{
    private const string BetweenTableCells = "  ";

    /// <summary>The parser's work grows with the square of the depth.</summary>
    private const int MaxDepth = 2_000;

    private static readonly HashSet<string> Invisible = ["script", "style", "template", "noscript", "head", "title", "svg", "iframe", "object"];

    private static readonly HashSet<string> Blocks =
    [
        "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary",
        "table", "tbody", "tfoot", "thead", "ul",
    ];

    private readonly List<string> _lines = [];
    private readonly StringBuilder _line = new();
    private bool _blankIsDue;

    private HtmlText()
    {
    }

    /// <summary>The lines, none of them empty, or a note if the HTML is nested too deep. Linear in the HTML.</summary>
    public static IReadOnlyList<string> Lines(string html)
    {
        if (IsTooDeep(html))
        {
            return ["[HTML that is nested too deep]"];
        }

        using var document = new HtmlParser().ParseDocument(html);
        return document.Body is { } body ? LinesOf(body) : [];
    }

    private static List<string> LinesOf(INode node)
    {
        var text = new HtmlText();
        text.AddChildren(node, isPreformatted: false);
        text.EndLine();
        return text._lines;
    }

    private void AddChildren(INode node, bool isPreformatted)
    {
        foreach (var child in node.ChildNodes)
        {
            Add(child, isPreformatted);
        }
    }

    private void Add(INode node, bool isPreformatted)
    {
        switch (node)
        {
            case IText text:
                AddText(text.Data, isPreformatted);
                break;
            case IElement { LocalName: "br" }:
                EndLine();
                break;
            case IElement { LocalName: "tr" } row:
                AddTableRow(row);
                break;
            case IElement element when !IsHidden(element):
                EndLineAt(element);
                AddChildren(element, isPreformatted || element.LocalName is "pre" or "textarea");
                EndLineAt(element);
                break;
        }
    }

    private void EndLineAt(IElement element)
    {
        if (Blocks.Contains(element.LocalName))
        {
            EndLine();
        }
    }

    private void AddTableRow(IElement row)
    {
        EndLine();
        var cells = row.Children.Where(cell => !IsHidden(cell)).Select(cell => string.Join(' ', LinesOf(cell)));
        _line.AppendJoin(BetweenTableCells, cells);
        EndLine();
    }

    private void AddText(string text, bool isPreformatted)
    {
        foreach (var character in text)
        {
            if (isPreformatted && character == '\n')
            {
                EndLine();
            }
            else if (!isPreformatted && char.IsWhiteSpace(character))
            {
                _blankIsDue = _line.Length > 0;
            }
            else
            {
                _line.Append(_blankIsDue ? " " : "").Append(character);
                _blankIsDue = false;
            }
        }
    }

    private void EndLine()
    {
        var line = _line.ToString().TrimEnd();
        if (line.Length > 0)
        {
            _lines.Add(line);
        }

        _line.Clear();
        _blankIsDue = false;
    }

    /// <summary>Counts tags: every element that is not void counts until it is closed.</summary>
    internal static bool IsTooDeep(string html)
    {
        var depth = 0;
        foreach (var tag in Tag().EnumerateMatches(html))
        {
            depth = html[tag.Index + 1] == '/' ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > MaxDepth)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"</|<(?!(br|hr|img|input|col|link|meta|wbr)\b)[a-z]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    private static bool IsHidden(IElement element) =>
        Invisible.Contains(element.LocalName)
        || element.HasAttribute("hidden")
        || element.GetAttribute("style")?.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase) == true;
}
