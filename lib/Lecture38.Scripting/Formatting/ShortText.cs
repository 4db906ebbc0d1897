using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Lecture38.Scripting;

/// <summary>Values as one text without structure, in the invariant culture: words, lists of words, the line over a folded object.</summary>
internal static partial class ShortText
{
    public const string Null = "<null>";

    /// <summary>Parts within parts, and parts in all, that a generated text may have.</summary>
    private const int MaxGeneratedDepth = 100;
    private const int MaxGeneratedParts = 10_000;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>A value as text, cut to a length.</summary>
    public static string Of(object? value, int length) => FormatLimits.Cut(Text(value, length, depth: 0), length);

    /// <summary>The beginning of a sequence on one line.</summary>
    public static string List(SequenceHead head, int length) => Sequence(head, length, depth: 0);

    /// <summary>All that a value with an opaque shape says.</summary>
    public static string Whole(object value) => value switch
    {
        Exception exception => ExceptionText.Of(exception),
        JsonDocument document => Whole(document.RootElement),
        JsonElement element => JsonSerializer.Serialize(element, Indented),
        JsonNode node => node.ToJsonString(Indented),
        _ => Of(value, FormatLimits.Characters),
    };

    /// <summary>The line that stands for an object while its members are folded away.</summary>
    public static string Summary(object value)
    {
        var text = Text(value, FormatLimits.Summary, depth: 0).Trim().Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return text.Length <= FormatLimits.Summary ? text : text[..(char.IsHighSurrogate(text[FormatLimits.Summary - 1]) ? FormatLimits.Summary - 1 : FormatLimits.Summary)] + "...";
    }

    private static string Text(object? value, int length, int depth) => value switch
    {
        null => Null,
        string text => text,
        DateTime time => time.ToString("u", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("u", CultureInfo.InvariantCulture),
        Type type => TypeNames.Full(type),
        Exception exception => ExceptionText.Line(exception),
        _ => ValueShapes.Of(value) switch
        {
            ValueShape.Sequence => Sequence(SequenceHead.Of((IEnumerable)value), length, depth),
            ValueShape.Dictionary => Sequence(SequenceHead.Of((IEnumerable)value), length, depth),
            _ => Own(value),
        },
    };

    private static string Sequence(SequenceHead head, int length, int depth)
    {
        if (depth == FormatLimits.Depth)
        {
            return "[ ... ]";
        }
        var text = new StringBuilder("[ ");
        for (var i = 0; i < head.Elements.Count; i++)
        {
            text.Append(i > 0 ? ", " : "");
            if (text.Length > length)
            {
                return text.Append("... (more) ]").ToString();
            }
            text.Append(FormatLimits.Cut(Text(head.Elements[i], length, depth + 1), length));
        }
        return text.Append(head.More is null ? "" : $" ... {head.More}").Append(" ]").ToString();
    }

    private static string Own(object value)
    {
        try
        {
            if (!GeneratesBoundedText(value))
            {
                return $"{TypeNames.Short(value.GetType())} {{ … }}";
            }
            var text = value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString();
            return CellClass().Replace(text ?? "", "");
        }
        catch (Exception exception) when (exception is not ThreadInterruptedException)
        {
            return new MemberFailure(exception).ToString();
        }
    }

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

    /// <summary>The class that the compiler makes of a cell: nobody wrote it.</summary>
    [GeneratedRegex(@"Submission#\d+\+")]
    private static partial Regex CellClass();
}
