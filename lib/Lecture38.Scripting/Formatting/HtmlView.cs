using System.Collections;
using System.Net;
using System.Net.Mime;
using System.Text;

namespace Lecture38.Scripting;

/// <summary>
/// Values as HTML: a word in a frame, a sequence of words as a list, a sequence of objects as a table, an object as a tree that
/// folds. One instance shows one value; its parts share the budget of characters.
/// </summary>
internal sealed class HtmlView
{
    /// <summary>Sets no colours, so that it can be read in light and dark.</summary>
    private const string Style =
        "<style>"
        + ".dni-code-hint{font-style:italic;overflow:hidden;white-space:nowrap}"
        + ".dni-treeview{white-space:nowrap}"
        + "details.dni-treeview{padding-left:1em}"
        + "table td,table th{text-align:start;vertical-align:top}"
        + ".dni-plaintext pre,table td pre{margin:0;white-space:pre-wrap;color:inherit;background:none}"
        + "</style>";

    private readonly StringBuilder _html = new();
    private readonly List<object> _path = [];
    private int _budget = FormatLimits.Characters;

    private HtmlView()
    {
    }

    /// <summary>A value as HTML that stands alone, with its style.</summary>
    public static string Of(object? value)
    {
        var view = new HtmlView();
        view.Write(value);
        return view._html.Append(Style).ToString();
    }

    private bool IsSpent => _budget <= 0;

    private void Write(object? value)
    {
        if (value is null)
        {
            Framed(PlainText.Null);
            return;
        }
        if (_path.Count > 0 && TryWriteCustomHtml(value))
        {
            return;
        }
        switch (ValueShapes.Of(value))
        {
            case ValueShape.Scalar:
                Framed(PlainText.Line(value, FormatLimits.Characters));
                break;
            case ValueShape.Word:
                Tagged("span", PlainText.Line(value, FormatLimits.Characters));
                break;
            case ValueShape.Opaque:
                Framed(_path.Count == 0 ? PlainText.Whole(value) : PlainText.Line(value, FormatLimits.Characters));
                break;
            default:
                WriteCompound(value);
                break;
        }
    }

    private bool TryWriteCustomHtml(object value)
    {
        try
        {
            if (CustomFormatters.Of(value)?.TryFormat(MediaTypeNames.Text.Html, value) is not { } html || html.Length > _budget)
            {
                return false;
            }
            _budget -= html.Length;
            _html.Append(html);
            return true;
        }
        catch (Exception exception) when (exception is not ThreadInterruptedException)
        {
            Framed(new MemberFailure(exception).ToString());
            return true;
        }
    }

    private void WriteCompound(object value)
    {
        if (!value.GetType().IsValueType && _path.Any(ancestor => ReferenceEquals(ancestor, value)))
        {
            Note($"(cycle: {TypeNames.Of(value.GetType())})");
            return;
        }
        if (_path.Count == FormatLimits.Depth || IsSpent)
        {
            Framed(PlainText.Summary(value) + " …");
            return;
        }
        _path.Add(value);
        switch (ValueShapes.Of(value))
        {
            case ValueShape.Dictionary:
                WriteDictionary(SequenceHead.OfDictionary((IEnumerable)value));
                break;
            case ValueShape.Sequence:
                WriteSequence(SequenceHead.Of((IEnumerable)value));
                break;
            default:
                WriteObject(value);
                break;
        }
        _path.RemoveAt(_path.Count - 1);
    }

    private void WriteDictionary(SequenceHead head)
    {
        if (head.Elements.Count == 0)
        {
            Note("(empty)");
            return;
        }
        WriteTable(
            ["<i>key</i>", "value"],
            head.Elements.Select(element => element is DictionaryEntry entry ? new[] { entry.Key, entry.Value } : [element, ""]),
            head.More);
    }

    private void WriteSequence(SequenceHead head)
    {
        if (head.Elements.Count == 0)
        {
            Note("(empty)");
        }
        else if (head.Elements.All(ValueShapes.IsOneWord))
        {
            Framed(PlainText.List(head, FormatLimits.Characters));
        }
        else
        {
            WriteElements(head);
        }
    }

    /// <summary>A row an element, a column a member; elements that are no objects stand in a column "value".</summary>
    private void WriteElements(SequenceHead head)
    {
        var rows = head.Elements.Select(Columns).ToList();
        var names = rows.SelectMany(row => row.Keys).Distinct().ToList();
        var shown = names.Take(FormatLimits.Members).ToList();
        IEnumerable<string> headings = shown.Select(WebUtility.HtmlEncode).Prepend("<i>index</i>")!;
        WriteTable(
            [.. names.Count > shown.Count ? headings.Append($"({names.Count - shown.Count} more)") : headings],
            rows.Select((row, index) => shown.Select(name => row.TryGetValue(name, out var get) ? get() : "").Prepend(index).ToArray()),
            head.More);
    }

    /// <summary>An element as the cells of a row: by name, read when they are shown.</summary>
    private static Dictionary<string, Func<object?>> Columns(object? element)
    {
        var members = element is not null && ValueShapes.Of(element) == ValueShape.Object ? ValueMembers.Of(element.GetType()) : [];
        return members.Count == 0
            ? new() { ["value"] = () => element }
            : members.ToDictionary<ValueMember, string, Func<object?>>(member => member.Name, member => () => member.Get(element!));
    }

    private void WriteObject(object value)
    {
        var members = ValueMembers.Of(value.GetType());
        if (members.Count == 0)
        {
            Framed(PlainText.Line(value, FormatLimits.Characters));
            return;
        }
        _html.Append(_path.Count == 1 ? "<details open=\"open\" class=\"dni-treeview\">" : "<details class=\"dni-treeview\">");
        _html.Append("<summary><span class=\"dni-code-hint\"><code>");
        Text(PlainText.Summary(value));
        _html.Append("</code></span></summary><div><table><thead><tr></tr></thead><tbody>");
        foreach (var member in members.Take(FormatLimits.Members).TakeWhile(_ => !IsSpent))
        {
            _html.Append("<tr><td>");
            Text(member.Name);
            _html.Append("</td><td>");
            Write(member.Get(value));
            _html.Append("</td></tr>");
        }
        if (members.Count > FormatLimits.Members || IsSpent)
        {
            MoreRow(2, IsSpent ? "(more)" : $"({members.Count - FormatLimits.Members} more)");
        }
        _html.Append("</tbody></table></div></details>");
    }

    private void WriteTable(IReadOnlyList<string> headings, IEnumerable<object?[]> rows, string? more)
    {
        _html.Append("<table><thead><tr>");
        foreach (var heading in headings)
        {
            _html.Append("<th>").Append(heading).Append("</th>");
        }
        _html.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            if (IsSpent)
            {
                more ??= "(more)";
                break;
            }
            _html.Append("<tr>");
            foreach (var cell in row)
            {
                _html.Append("<td>");
                Write(cell);
                _html.Append("</td>");
            }
            _html.Append("</tr>");
        }
        if (more is not null)
        {
            MoreRow(headings.Count, more);
        }
        _html.Append("</tbody></table>");
    }

    private void MoreRow(int columns, string note) => _html.Append("<tr><td colspan=\"").Append(columns).Append("\"><i>").Append(note).Append("</i></td></tr>");

    private void Framed(string text)
    {
        _html.Append("<div class=\"dni-plaintext\"><pre>");
        Text(text);
        _html.Append("</pre></div>");
    }

    private void Tagged(string tag, string text)
    {
        _html.Append('<').Append(tag).Append('>');
        Text(text);
        _html.Append("</").Append(tag).Append('>');
    }

    private void Note(string note) => Tagged("i", note);

    private void Text(string text)
    {
        var shown = FormatLimits.Cut(text, Math.Max(_budget, 0));
        _budget -= Math.Max(text.Length, 1);
        _html.Append(WebUtility.HtmlEncode(shown));
    }
}
