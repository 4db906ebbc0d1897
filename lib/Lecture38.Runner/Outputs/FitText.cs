using System.Buffers;
using System.Text;

namespace Lecture38.Runner;

/// <summary>Text that cells wrote, fit for a page: what none may hold, control characters and halves of surrogate pairs, becomes U+FFFD.</summary>
internal static class FitText
{
    private static readonly SearchValues<char> Unfit = SearchValues.Create(
        [.. Range('\0', '\x08'), .. Range('\x0B', '\x1F'), .. Range('\x7F', '\x9F'), .. Range('\uD800', '\uDFFF'), '\uFFFE', '\uFFFF']);

    /// <summary>The text, not encoded.</summary>
    internal static string Of(string text)
    {
        if (!text.AsSpan().ContainsAny(Unfit))
        {
            return text;
        }

        var fit = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            fit.Append(rune.IsBmp && Unfit.Contains((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return fit.ToString();
    }

    /// <summary>The text as an element's content or a double-quoted attribute.</summary>
    internal static string Encode(string text) => HtmlEncoding.Attribute(Of(text));

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);
}
