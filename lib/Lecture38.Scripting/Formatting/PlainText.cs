using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Scripting;

/// <summary>Values as plain text, in the invariant culture.</summary>
internal static class PlainText
{
    public const string Null = "<null>";

    /// <summary>Parts within parts, and parts in all, that a generated text may have.</summary>
    private const int MaxGeneratedDepth = 100;
    private const int MaxGeneratedParts = 10_000;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

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

    /// <summary>All that a value with an opaque shape says.</summary>
    public static string Whole(object value) => value switch
    {
        Exception exception => ExceptionText.Of(exception),
        Task task => $"{TypeNames.Of(task.GetType())} ({task.Status})",
        JsonDocument document => Whole(document.RootElement),
        JsonElement element => JsonSerializer.Serialize(element, Indented),
        JsonNode node => node.ToJsonString(Indented),
        _ => Line(value, FormatLimits.Characters),
    };

    /// <summary>The line that stands for an object while its members are folded away.</summary>
    public static string Summary(object value) => Line(value, FormatLimits.Summary).ReplaceLineEndings(" ");

    private static string Text(object? value, int length, int depth) => value switch
    {
        null => Null,
        string text => text,
        DateTime time => time.ToString("u", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("u", CultureInfo.InvariantCulture),
        Type type => TypeNames.Of(type),
        Exception exception => ExceptionText.Line(exception),
        DictionaryEntry entry => Pair(entry.Key, entry.Value, length, depth),
        _ => ValueShapes.Of(value) switch
        {
            ValueShape.Sequence => Sequence(SequenceHead.Of((IEnumerable)value), length, depth),
            ValueShape.Dictionary => Sequence(SequenceHead.OfDictionary((IEnumerable)value), length, depth),
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
            if (!GeneratesBoundedText(value))
            {
                return $"{TypeNames.Of(value.GetType())} {{ … }}";
            }
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

    /// <summary>
    /// The compiler writes the text of records, anonymous types and tuples, which asks each part for its text: on a cycle, or a long
    /// linked list, that would overflow the stack and end the process.
    /// </summary>
    private static bool GeneratesBoundedText(object value)
    {
        var parts = 0;
        return IsBounded(value, depth: 0);

        bool IsBounded(object? part, int depth) =>
            part is null
            || !HasGeneratedText(part.GetType())
            || (depth < MaxGeneratedDepth && ++parts < MaxGeneratedParts
                && ValueMembers.Of(part.GetType()).All(member => IsBounded(member.Get(part), depth + 1)));
    }

    private static bool HasGeneratedText(Type type) =>
        typeof(ITuple).IsAssignableFrom(type)
        || TypeNames.IsAnonymous(type)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        || type.GetMethod(nameof(ToString), Type.EmptyTypes)?.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) == true;
}
