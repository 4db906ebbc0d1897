using System.Buffers;
using System.Text;

namespace Lecture38.Runner;

/// <summary>Replaces characters that XML and HTML do not allow, control characters and lone surrogates, by U+FFFD.</summary>
internal static class XmlSafeText
{
    private static readonly SearchValues<char> Unsafe = SearchValues.Create(
        [.. Range('\0', '\x08'), .. Range('\x0B', '\x1F'), .. Range('\x7F', '\x9F'), .. Range('\uD800', '\uDFFF'), '\uFFFE', '\uFFFF']);

    /// <summary>The text, not encoded.</summary>
    internal static string Of(string text)
    {
        if (!text.AsSpan().ContainsAny(Unsafe))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            safe.Append(rune.IsBmp && Unsafe.Contains((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return safe.ToString();
    }

    /// <summary>The text as the content of an element or of a double-quoted attribute.</summary>
    internal static string Encode(string text) => HtmlEncoding.Attribute(Of(text));

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);
}
