using System.Buffers;
using System.Text;

namespace Lecture38.Runner;

/// <summary>Text as HTML. What no page may hold, control characters and halves of surrogate pairs, becomes U+FFFD.</summary>
internal static class Markup
{
    private static readonly SearchValues<char> Special = SearchValues.Create(
        ['&', '<', '>', '"', .. Range('\0', '\x08'), .. Range('\x0B', '\x1F'), .. Range('\x7F', '\x9F'), .. Range('\uD800', '\uDFFF'), '\uFFFE', '\uFFFF']);

    /// <summary>The text as an element's content or a double-quoted attribute.</summary>
    internal static string Escape(string text) => text.AsSpan().ContainsAny(Special) ? Append(new StringBuilder(text.Length + 16), text).ToString() : text;

    /// <summary>The same, appended.</summary>
    internal static StringBuilder Append(StringBuilder html, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Special) is >= 0 and var at)
        {
            html.Append(text[..at]);
            var pairLength = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
            html.Append(pairLength == 2 ? text.Slice(at, 2) : Escaped(text[at]));
            text = text[(at + pairLength)..];
        }

        return html.Append(text);
    }

    /// <summary>The text without what no page may hold, not escaped.</summary>
    internal static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny(Special))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.IsBmp && IsUnfit((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }

    private static string Escaped(char character) => character switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        _ => "\uFFFD",
    };

    private static bool IsUnfit(char character) => Special.Contains(character) && character is not ('&' or '<' or '>' or '"');

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);
}
