using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>Writes expectation files as a person would: what fits on a line stands on one, but a cell's lines each on their own.</summary>
internal static class ExpectationWriter
{
    private const int Width = 120;

    /// <summary>The file's text.</summary>
    public static string Write(JsonObject file)
    {
        var text = new StringBuilder();
        Append(text, file, indent: 0, isOpen: true);
        return text.Append('\n').ToString();
    }

    /// <summary>A value on one line.</summary>
    public static string OneLine(JsonNode? value)
    {
        var text = new StringBuilder();
        AppendOneLine(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode? value, int indent, bool isOpen)
    {
        var line = OneLine(value);
        if ((!isOpen && !HoldsOpen(value) && indent + line.Length <= Width) || value is not (JsonObject { Count: > 0 } or JsonArray { Count: > 0 }))
        {
            text.Append(line);
        }
        else if (value is JsonObject members)
        {
            AppendBlock(text, '{', '}', members, indent, member =>
            {
                CanonicalJson.AppendString(text, member.Key);
                text.Append(": ");
                Append(text, member.Value, indent + 2, IsAlwaysOpen(member));
            });
        }
        else if (value is JsonArray items && items.All(IsNumber))
        {
            AppendFilled(text, items, indent);
        }
        else
        {
            AppendBlock(text, '[', ']', value.AsArray(), indent, item => Append(text, item, indent + 2, isOpen: false));
        }
    }

    /// <summary>The cells, and the lines of a text, stand one below the other.</summary>
    private static bool IsAlwaysOpen(KeyValuePair<string, JsonNode?> member) =>
        member is { Key: "cells" } or { Key: "text", Value: JsonArray { Count: > 1 } };

    private static bool HoldsOpen(JsonNode? value) => value switch
    {
        JsonObject members => members.Any(member => IsAlwaysOpen(member) || HoldsOpen(member.Value)),
        JsonArray items => items.Any(HoldsOpen),
        _ => false,
    };

    private static void AppendFilled(StringBuilder text, JsonArray numbers, int indent)
    {
        text.Append('[');
        var column = Width;
        foreach (var (index, number) in numbers.Index())
        {
            var item = OneLine(number) + (index < numbers.Count - 1 ? "," : "");
            if (column + 1 + item.Length > Width)
            {
                text.Append('\n').Append(' ', indent + 2);
                column = indent + 2;
            }
            else
            {
                text.Append(' ');
                column++;
            }

            text.Append(item);
            column += item.Length;
        }

        text.Append('\n').Append(' ', indent).Append(']');
    }

    private static void AppendBlock<T>(StringBuilder text, char open, char close, IEnumerable<T> items, int indent, Action<T> append)
    {
        text.Append(open);
        foreach (var (index, item) in items.Index())
        {
            text.Append(index == 0 ? "\n" : ",\n").Append(' ', indent + 2);
            append(item);
        }

        text.Append('\n').Append(' ', indent).Append(close);
    }

    private static void AppendOneLine(StringBuilder text, JsonNode? value)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } members:
                text.Append("{ ");
                AppendSeparated(text, members, member =>
                {
                    CanonicalJson.AppendString(text, member.Key);
                    text.Append(": ");
                    AppendOneLine(text, member.Value);
                });
                text.Append(" }");
                break;
            case JsonObject:
                text.Append("{}");
                break;
            case JsonArray items:
                text.Append('[');
                AppendSeparated(text, items, item => AppendOneLine(text, item));
                text.Append(']');
                break;
            default:
                CanonicalJson.AppendScalar(text, value);
                break;
        }
    }

    private static void AppendSeparated<T>(StringBuilder text, IEnumerable<T> items, Action<T> append)
    {
        foreach (var (index, item) in items.Index())
        {
            text.Append(index == 0 ? "" : ", ");
            append(item);
        }
    }

    private static bool IsNumber(JsonNode? item) => item?.GetValueKind() == JsonValueKind.Number;
}
