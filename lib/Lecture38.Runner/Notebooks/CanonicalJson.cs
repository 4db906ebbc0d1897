using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>
/// The JSON that VS Code writes for a notebook, to the byte: one-space indent, keys sorted by UTF-16 code unit, characters
/// outside ASCII as they are, a newline at the end.
/// </summary>
internal static class CanonicalJson
{
    /// <summary>Serializes a value; linear in its size apart from sorting the keys.</summary>
    public static string Serialize(JsonNode? value)
    {
        var text = new StringBuilder();
        AppendValue(text, value, indent: 0);
        return text.Append('\n').ToString();
    }

    /// <summary>Appends a string with as few escapes as <c>JSON.stringify</c> writes; no encoder of System.Text.Json does.</summary>
    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }

    /// <summary>Numbers keep the digits that they were read with.</summary>
    private static void AppendScalar(StringBuilder text, JsonNode? value)
    {
        if (value is JsonValue scalar && scalar.TryGetValue<string>(out var characters))
        {
            AppendString(text, characters);
        }
        else
        {
            text.Append(value?.ToJsonString() ?? "null");
        }
    }

    private static void AppendValue(StringBuilder text, JsonNode? value, int indent)
    {
        switch (value)
        {
            case JsonObject members:
                var sorted = members.OrderBy(member => member.Key, StringComparer.Ordinal);
                AppendBlock(text, '{', '}', sorted, indent, member =>
                {
                    AppendString(text, member.Key);
                    text.Append(": ");
                    AppendValue(text, member.Value, indent + 1);
                });
                break;
            case JsonArray items:
                AppendBlock(text, '[', ']', items, indent, item => AppendValue(text, item, indent + 1));
                break;
            default:
                AppendScalar(text, value);
                break;
        }
    }

    private static void AppendBlock<T>(StringBuilder text, char open, char close, IEnumerable<T> items, int indent, Action<T> append)
    {
        text.Append(open);
        var isEmpty = true;
        foreach (var item in items)
        {
            text.Append(isEmpty ? "\n" : ",\n").Append(' ', indent + 1);
            append(item);
            isEmpty = false;
        }

        if (!isEmpty)
        {
            text.Append('\n').Append(' ', indent);
        }

        text.Append(close);
    }
}
