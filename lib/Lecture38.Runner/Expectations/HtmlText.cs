using System.Buffers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Lecture38.Runner;

/// <summary>
/// The visible text of HTML, as lines: blocks and table rows make lines, the cells of a row are two spaces apart, blanks are
/// collapsed as in a browser, and hidden elements are left out.
/// </summary>
public sealed class HtmlText
{
    private const string BetweenTableCells = "  ";

    /// <summary>The parser's work grows with the square of the depth.</summary>
    private const int MaxDepth = 2_000;

    private static readonly HashSet<string> Unseen = ["script", "style", "template", "noscript", "head", "title", "svg", "iframe", "object"];

    private static readonly HashSet<string> Blocks =
    [
        "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary",
        "table", "tbody", "tfoot", "thead", "ul",
    ];

    private static readonly SearchValues<char> AsciiLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private readonly List<string> _lines = [];
    private readonly StringBuilder _line = new();
    private bool _blankIsDue;

    private HtmlText()
    {
    }

    /// <summary>The lines, none of them empty; linear in the HTML. HTML that is nested too deep gives a note instead.</summary>
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
            case IText text when isPreformatted:
                AddPreformatted(text.Data);
                break;
            case IText text:
                AddFolded(text.Data);
                break;
            case IElement { LocalName: "br" }:
                EndLine();
                break;
            case IElement { LocalName: "tr" } row:
                AddTableRow(row);
                break;
            case IElement element when !IsHidden(element):
                AddElement(element, isPreformatted);
                break;
        }
    }

    private void AddElement(IElement element, bool isPreformatted)
    {
        var isBlock = Blocks.Contains(element.LocalName);
        if (isBlock)
        {
            EndLine();
        }

        AddChildren(element, isPreformatted || element.LocalName is "pre" or "textarea");
        if (isBlock)
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

    private void AddFolded(string text)
    {
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
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

    private void AddPreformatted(string text)
    {
        foreach (var character in text)
        {
            if (character == '\n')
            {
                EndLine();
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
        for (var tag = html.IndexOf('<', StringComparison.Ordinal); tag >= 0 && tag + 1 < html.Length; tag = html.IndexOf('<', tag + 1))
        {
            if (html[tag + 1] == '/')
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (char.IsAsciiLetter(html[tag + 1]) && !IsVoid(html.AsSpan(tag + 1)) && ++depth > MaxDepth)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsVoid(ReadOnlySpan<char> tag)
    {
        var name = tag[..Math.Max(0, tag.IndexOfAnyExcept(AsciiLetters))];
        return name is "br" or "hr" or "img" or "input" or "col" or "link" or "meta" or "wbr";
    }

    private static bool IsHidden(IElement element) =>
        Unseen.Contains(element.LocalName)
        || element.HasAttribute("hidden")
        || element.GetAttribute("style")?.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase) == true;
}
