using System.Buffers;
using System.Text;

namespace Lecture38.Runner;

/// <summary>Encodes text as HTML that a browser's parser reads back as the same characters, and writes in the same way.</summary>
internal static class HtmlEncoding
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\u00a0\r\0");

    public static string Text(string text) => text.AsSpan().ContainsAny(Special) ? AppendText(new StringBuilder(), text).ToString() : text;

    /// <summary>Encodes the value of an attribute in double quotes.</summary>
    public static string Attribute(string value) => Text(value).Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>Appends text for the inside of an element. NUL, which HTML cannot hold, becomes the replacement character.</summary>
    public static StringBuilder AppendText(StringBuilder html, ReadOnlySpan<char> text)
    {
        for (var next = text.IndexOfAny(Special); next >= 0; next = text.IndexOfAny(Special))
        {
            html.Append(text[..next]).Append(text[next] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\u00a0' => "&nbsp;",
                // A parser would turn it into a line feed.
                '\r' => "&#13;",
                _ => "\ufffd",
            });
            text = text[(next + 1)..];
        }

        return html.Append(text);
    }
}
