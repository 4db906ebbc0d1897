using System.Collections;
using System.Globalization;
using System.Text;

namespace Lecture38.Kernel;

/// <summary>Values as plain text, in the invariant culture.</summary>
internal static class PlainText
{
    public const string Null = "<null>";

    /// <summary>A value as text: one line for a word, a sequence or anything that has its own text, a line a member for other objects.</summary>
    public static string Of(object? value)
    {
        if (value is null || ValueShapes.Of(value) != ValueShape.Object || HasOwnText(value.GetType()))
        {
            return FormatLimits.Cut(Line(value, FormatLimits.Characters), FormatLimits.Characters);
        }
        var members = ValueMembers.Of(value.GetType());
        var lines = members.Take(FormatLimits.Members)
            .Select(member => $"{member.Name}: {Line(member.Get(value), FormatLimits.Characters / FormatLimits.Members)}");
        var more = members.Count > FormatLimits.Members ? $"\n      … ({members.Count - FormatLimits.Members} more)" : "";
        return string.Join("\n      ", lines.Prepend(TypeNames.Of(value.GetType()))) + more;
    }

    /// <summary>A value on one line, cut to a length.</summary>
    public static string Line(object? value, int length) => FormatLimits.Cut(Text(value, length, depth: 0), length);

    /// <summary>The beginning of a sequence on one line.</summary>
    public static string List(SequenceHead head, int length) => Sequence(head, length, depth: 0);

    /// <summary>The line that stands for an object while its members are folded away.</summary>
    public static string Summary(object value) => Line(value, FormatLimits.Summary).ReplaceLineEndings(" ");

    private static string Text(object? value, int length, int depth) => value switch
    {
        null => Null,
        string text => text,
        DateTime time => time.ToString("u", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("u", CultureInfo.InvariantCulture),
        Type type => TypeNames.Of(type),
        Exception exception => $"{exception.GetType().FullName}: {exception.Message}",
        DictionaryEntry entry => Pair(entry.Key, entry.Value, length, depth),
        _ => ValueShapes.Of(value) switch
        {
            ValueShape.Sequence => Sequence(SequenceHead.Of((IEnumerable)value), length, depth),
            ValueShape.Dictionary => Sequence(SequenceHead.Of(DictionaryPairs.Of((IEnumerable)value)), length, depth),
            _ => Own(value),
        },
    };

    private static string Sequence(SequenceHead head, int length, int depth)
    {
        if (depth == FormatLimits.Depth)
        {
            return "[ … ]";
        }
        var text = new StringBuilder("[ ");
        foreach (var element in head.Elements)
        {
            text.Append(text.Length > 2 ? ", " : "");
            if (text.Length > length)
            {
                return text.Append("… (more) ]").ToString();
            }
            text.Append(FormatLimits.Cut(Text(element, length, depth + 1), length));
        }
        return text.Append(head.More is null ? "" : $" … {head.More}").Append(" ]").ToString();
    }

    private static string Pair(object? key, object? value, int length, int depth) =>
        $"[{Text(key, length, depth + 1)}, {Text(value, length, depth + 1)}]";

    private static string Own(object value)
    {
        try
        {
            var text = value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString();
            return HasOwnText(value.GetType()) ? text ?? "" : TypeNames.Of(value.GetType());
        }
        catch (Exception exception) when (exception is not ThreadInterruptedException)
        {
            return new MemberFailure(exception).ToString();
        }
    }

    private static bool HasOwnText(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } declaring
        && declaring != typeof(object)
        && declaring != typeof(ValueType);
}
