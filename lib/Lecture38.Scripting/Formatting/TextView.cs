using System.Collections;
using System.Net.Mime;
using System.Runtime.CompilerServices;
using System.Text;

namespace Lecture38.Scripting;

/// <summary>
/// Values as text: a word, a sequence of words on a line, and else a line for each member and element, indented. One instance shows
/// one value.
/// </summary>
internal sealed class TextView
{
    private readonly StringBuilder _text = new();
    private readonly List<object> _path = [];

    /// <summary>True where an element of a sequence begins: its first line has a dash.</summary>
    private bool _beginsElement;

    private TextView()
    {
    }

    public static string Of(object? value)
    {
        var view = new TextView();
        view.Write(value);
        return FormatLimits.Cut(view._text.ToString(), FormatLimits.Characters);
    }

    private bool IsSpent => _text.Length > FormatLimits.Characters;

    private void Write(object? value)
    {
        if (value is not null && ShowsMembers(value) && CanOpen(value))
        {
            _path.Add(value);
            WriteMembers(value, ValueMembers.Of(value.GetType()));
            _path.RemoveAt(_path.Count - 1);
            return;
        }
        if (_beginsElement)
        {
            Indent();
        }
        if (value is not null && _path.Count > 0 && CustomText(value) is { } text)
        {
            _text.Append(text);
        }
        else if (value is null || ValueShapes.Of(value) is ValueShape.Scalar or ValueShape.Word)
        {
            _text.Append(ShortText.Of(value, FormatLimits.Characters));
        }
        else if (ValueShapes.Of(value) == ValueShape.Opaque)
        {
            _text.Append(_path.Count == 0 ? ShortText.Whole(value) : ShortText.Of(value, FormatLimits.Characters));
        }
        else if (IsCycle(value))
        {
            _text.Append("(cycle: ").Append(TypeNames.Short(value.GetType())).Append(')');
        }
        else if (!CanOpen(value))
        {
            _text.Append(ShortText.Of(value, FormatLimits.Characters));
        }
        else
        {
            _path.Add(value);
            WriteWithoutMembers(value);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    /// <summary>True for an object that is shown as a line a member.</summary>
    private bool ShowsMembers(object value) => ValueShapes.Of(value) switch
    {
        ValueShape.Sequence => ValueShapes.HasMembersBesideElements(value),
        ValueShape.Object => value is not ITuple && ValueMembers.Of(value.GetType()).Count > 0 && (_path.Count == 0 || CustomText(value) is null),
        _ => false,
    };

    private bool CanOpen(object value) => !IsCycle(value) && _path.Count < FormatLimits.Depth && !IsSpent;

    private bool IsCycle(object value) => !value.GetType().IsValueType && _path.Any(ancestor => ReferenceEquals(ancestor, value));

    private static string? CustomText(object value)
    {
        try
        {
            return CustomFormatters.Of(value)?.TryFormat(MediaTypeNames.Text.Plain, value);
        }
        catch (Exception exception) when (exception is not ThreadInterruptedException)
        {
            return new MemberFailure(exception).ToString();
        }
    }

    private void WriteWithoutMembers(object value)
    {
        if (value is IEnumerable sequence)
        {
            WriteElements(sequence);
        }
        else if (value is ITuple)
        {
            WriteTuple(value, ValueMembers.Of(value.GetType()));
        }
        else
        {
            _text.Append(ShortText.Of(value, FormatLimits.Characters));
        }
    }

    private void WriteTuple(object tuple, IReadOnlyList<ValueMember> members)
    {
        var items = members.Select(member => member.Get(tuple)).ToList();
        if (items.All(item => item is null || ValueShapes.IsScalar(item.GetType())))
        {
            _text.Append("( ").AppendJoin(", ", items.Select(item => ShortText.Of(item, FormatLimits.Characters))).Append(" )");
            return;
        }
        for (var i = 0; i < items.Count; i++)
        {
            _text.Append(i > 0 ? Environment.NewLine : "");
            _beginsElement = true;
            Indent();
            Write(items[i]);
        }
    }

    private void WriteMembers(object value, IReadOnlyList<ValueMember> members)
    {
        var begins = _beginsElement;
        if (!begins)
        {
            _text.Append(TypeNames.Short(value.GetType()));
        }
        foreach (var member in members.Take(FormatLimits.Members).TakeWhile(_ => !IsSpent))
        {
            _text.Append(begins ? "" : Environment.NewLine);
            begins = false;
            Indent();
            _text.Append(member.Name).Append(": ");
            Write(member.Get(value));
        }
        if (members.Count > FormatLimits.Members)
        {
            _text.AppendLine();
            Indent();
            _text.Append("... (").Append(members.Count - FormatLimits.Members).Append(" more)");
        }
        if (value is IEnumerable sequence)
        {
            _text.AppendLine();
            Indent();
            _text.Append("(values): ");
            WriteElements(sequence);
        }
    }

    private void WriteElements(IEnumerable sequence)
    {
        var head = SequenceHead.Of(sequence);
        if (ValueShapes.HasScalarElements(sequence.GetType()))
        {
            _text.Append(ShortText.List(head, FormatLimits.Characters));
            return;
        }
        _text.Append(TypeNames.Short(sequence.GetType()));
        foreach (var element in head.Elements.TakeWhile(_ => !IsSpent))
        {
            _text.AppendLine();
            _beginsElement = true;
            Write(element);
        }
        _text.Append(head.More is null ? "" : $" ... {head.More}");
    }

    private void Indent()
    {
        _text.Append(' ', 2 * _path.Count).Append(_beginsElement ? "  - " : "    ");
        _beginsElement = false;
    }
}
