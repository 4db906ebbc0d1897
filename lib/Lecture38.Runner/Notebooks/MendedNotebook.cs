using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>
/// Reads notebooks that other programs have damaged where no answer is: what JSON or the notebook format does not allow is replaced or left
/// out. A notebook without such damage is read as it is.
/// </summary>
internal static class MendedNotebook
{
    private const string Replacement = "fffd";

    /// <summary>Parses the notebook's JSON; <paramref name="path"/> is only named in errors. Linear in its length.</summary>
    /// <exception cref="InvalidInputException">It is damaged beyond that.</exception>
    public static JsonObject Parse(ReadOnlyMemory<byte> bytes, string path)
    {
        var notebook = StrictJson.ParseObject(MendText(bytes.Span), path);
        RemoveUnlessObject(notebook, "metadata");
        foreach (var cell in (notebook["cells"] as JsonArray ?? []).OfType<JsonObject>())
        {
            MendCell(cell);
        }

        return notebook;
    }

    private static void MendCell(JsonObject cell)
    {
        RemoveUnlessObject(cell, "metadata");
        if (cell["id"].TextOrNull() is null or "")
        {
            cell.Remove("id");
        }

        if (cell["metadata"] is JsonObject metadata && metadata["tags"] is { } tags)
        {
            metadata["tags"] = new JsonArray([.. (tags as JsonArray ?? [tags.DeepClone()]).Select(tag => tag.TextOrNull()).OfType<string>().Select(tag => (JsonNode)tag)]);
        }
    }

    private static void RemoveUnlessObject(JsonObject parent, string key)
    {
        if (parent[key] is not JsonObject)
        {
            parent.Remove(key);
        }
    }

    /// <summary>
    /// Python writes the numbers NaN and Infinity, which JSON does not have; a text that was cut can end in half a surrogate pair. Each is
    /// replaced by something of the same length, so that errors still name the right place.
    /// </summary>
    private static byte[] MendText(ReadOnlySpan<byte> json)
    {
        var mended = json.ToArray();
        var isInString = false;
        for (var i = 0; i < mended.Length; i++)
        {
            var rest = mended.AsSpan(i);
            if (rest[0] == '"')
            {
                isInString = !isInString;
            }
            else if (isInString && rest[0] == '\\')
            {
                i += MendEscape(rest) - 1;
            }
            else if (!isInString && LengthOfNoNumber(rest) is > 0 and var length)
            {
                rest[..length].Fill((byte)' ');
                rest[0] = (byte)'0';
            }
        }

        return mended;
    }

    private static int LengthOfNoNumber(ReadOnlySpan<byte> json) => json.StartsWith("NaN"u8) ? 3 : json.StartsWith("Infinity"u8) ? 8 : 0;

    /// <summary>Replaces an escape that is half a surrogate pair.</summary>
    /// <returns>The length of the escape, or of both halves of a pair.</returns>
    private static int MendEscape(Span<byte> escape)
    {
        if (CodeUnit(escape) is not { } unit)
        {
            return 2;
        }

        if (char.IsHighSurrogate(unit) && CodeUnit(escape[6..]) is { } second && char.IsLowSurrogate(second))
        {
            return 12;
        }

        if (char.IsSurrogate(unit))
        {
            Encoding.ASCII.GetBytes(Replacement, escape[2..]);
        }

        return 6;
    }

    private static char? CodeUnit(ReadOnlySpan<byte> escape) =>
        escape.Length >= 6 && escape.StartsWith("\\u"u8)
            && ushort.TryParse(escape[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
