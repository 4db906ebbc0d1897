using System.Collections;
using System.Globalization;
using System.Net;
using System.Net.Mime;
using System.Text;

namespace Lecture38.Scripting;

/// <summary>
/// Values as HTML, as .NET Interactive writes it: a word in a frame, a sequence of words as a list, another sequence as a table, an
/// object as a tree that folds. One instance shows one value; its parts share the budget of characters.
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
            Framed(ShortText.Null);
            return;
        }
        if (_path.Count > 0 && TryWriteCustomHtml(value))
        {
            return;
        }
        if (_path.Count == FormatLimits.Depth)
        {
            Text(ShortText.Of(value, FormatLimits.Characters));
            return;
        }
        switch (ValueShapes.Of(value))
        {
            case ValueShape.Scalar:
                Framed(ShortText.Of(value, FormatLimits.Characters));
                break;
            case ValueShape.Word:
                Tagged("span", ShortText.Of(value, FormatLimits.Characters));
                break;
            case ValueShape.Opaque when value is Type type:
                Text(TypeNames.Full(type));
                break;
            case ValueShape.Opaque:
                Framed(_path.Count == 0 ? ShortText.Whole(value) : ShortText.Of(value, FormatLimits.Characters));
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
            Note($"(cycle: {TypeNames.Short(value.GetType())})");
            return;
        }
        if (IsSpent)
        {
            Framed(ShortText.Summary(value) + " …");
            return;
        }
        _path.Add(value);
        if (value is IEnumerable sequence && !ValueShapes.HasMembersBesideElements(value))
        {
            WriteSequence(sequence);
        }
        else
        {
            WriteObject(value);
        }
        _path.RemoveAt(_path.Count - 1);
    }

    private void WriteSequence(IEnumerable sequence)
    {
        if (ValueShapes.Of(sequence) == ValueShape.Dictionary)
        {
            var entries = SequenceHead.OfDictionary(sequence);
            WriteElements("key", [.. entries.Elements.Select(element => element is DictionaryEntry entry ? (entry.Key, entry.Value) : (element, ""))], entries.More);
        }
        else if (ValueShapes.HasScalarElements(sequence.GetType()))
        {
            Framed(ShortText.List(SequenceHead.Of(sequence), FormatLimits.Characters));
        }
        else
        {
            var head = SequenceHead.Of(sequence);
            WriteElements("index", [.. head.Elements.Select((element, index) => ((object?)new RowNumber(index), element))], head.More);
        }
    }

    /// <summary>A row an element. Their types are shown if they differ.</summary>
    private void WriteElements(string left, IReadOnlyList<(object? Left, object? Value)> elements, string? more)
    {
        if (elements.Count == 0)
        {
            Note("(empty)");
            return;
        }
        if (elements.Select(element => element.Value?.GetType()).OfType<Type>().Distinct().Count() > 1)
        {
            WriteTable([$"<i>{left}</i>", "<i>type</i>", "value"], elements.Select(element => new[] { element.Left, element.Value?.GetType(), element.Value }), more);
        }
        else
        {
            WriteTable([$"<i>{left}</i>", "value"], elements.Select(element => new[] { element.Left, element.Value }), more);
        }
    }

    private void WriteObject(object value)
    {
        var members = ValueMembers.Of(value.GetType());
        _html.Append(_path.Count == 1 ? "<details open=\"open\" class=\"dni-treeview\">" : "<details class=\"dni-treeview\">");
        _html.Append("<summary><span class=\"dni-code-hint\"><code>");
        Text(ShortText.Summary(value));
        _html.Append("</code></span></summary><div><table><thead><tr></tr></thead><tbody>");
        foreach (var member in members.Take(FormatLimits.Members).TakeWhile(_ => !IsSpent))
        {
            _html.Append("<tr><td>");
            Text(member.Name);
            _html.Append("</td><td>");
            Write(member.Get(value));
            _html.Append("</td></tr>");
        }
        if (value is IEnumerable sequence && !IsSpent)
        {
            _html.Append("<tr><td><i>(values)</i></td><td>");
            WriteSequence(sequence);
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
                if (cell is RowNumber number)
                {
                    Text(number.Value.ToString(CultureInfo.InvariantCulture));
                }
                else
                {
                    Write(cell);
                }
                _html.Append("</td>");
            }
            _html.Append("</tr>");
        }
        if (more is not null)
        {
            MoreRow(headings.Count, more == SequenceHead.Uncounted ? $"... {more}" : more);
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

    /// <summary>The place of an element in its sequence.</summary>
    private readonly record struct RowNumber(int Value);
}
