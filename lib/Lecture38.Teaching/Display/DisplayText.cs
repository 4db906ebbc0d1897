using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Lecture38;

/// <summary>Text that is safe to show on a terminal, in HTML and in a chart.</summary>
internal static partial class DisplayText
{
    /// <summary>
    /// One line without control characters: each becomes its picture (U+2400 to U+2421), a lone surrogate becomes U+FFFD.
    /// </summary>
    internal static string Line(string text) => IsSafe(text) ? text : Sanitized(text);

    /// <summary>The text as HTML, for an element's content or a quoted attribute. No line ends between a number and its percent sign.</summary>
    internal static string Html(string text) => SpaceBeforePercent().Replace(WebUtility.HtmlEncode(Line(text)), "&#160;");

    /// <summary>
    /// A value as text, in the invariant culture; numbers with a fraction have six significant digits. If the value's own code
    /// throws, the text is the exception.
    /// </summary>
    internal static string Of(object? value)
    {
        try
        {
            return Format(value);
        }
        catch (Exception error) when (error is not (OutOfMemoryException or ThreadInterruptedException))
        {
            return Thrown(error);
        }
    }

    /// <summary>The text for a value whose own code threw.</summary>
    internal static string Thrown(Exception error) => $"({error.GetType().Name}: {error.Message})";

    [GeneratedRegex("(?<=[0-9]) (?=%)")]
    private static partial Regex SpaceBeforePercent();

    private static string Format(object? value) => value switch
    {
        null => "",
        double number => Number(number),
        float number => Number(number),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString(
            time.Offset == TimeSpan.Zero ? "yyyy-MM-dd HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>A number to <paramref name="digits"/> significant digits, with an exponent only if it is very large or very small.</summary>
    internal static string Number(double value, int digits = 6)
    {
        var magnitude = Math.Abs(value);
        if (!double.IsFinite(value) || (magnitude != 0 && magnitude is < 1e-9 or >= 1e15))
        {
            return value.ToString($"G{digits}", CultureInfo.InvariantCulture);
        }

        if (magnitude == 0)
        {
            return "0";
        }

        var decimals = digits - 1 - (int)Math.Floor(Math.Log10(magnitude));
        return decimals <= 0
            ? Math.Round(value).ToString("0", CultureInfo.InvariantCulture)
            : value.ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }

    /// <summary>A number with all its digits.</summary>
    internal static string Exact(double value) =>
        double.IsInteger(value) && Math.Abs(value) < 1e15
            ? value.ToString("0", CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A count and its noun, in the plural unless the count is one.</summary>
    internal static string Counted(int count, string noun, string? plural = null) => $"{Count(count)} {(count == 1 ? noun : plural ?? noun + "s")}";

    /// <summary>A count, with its thousands separated.</summary>
    internal static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A heading for use within a sentence.</summary>
    internal static string InSentence(string heading) => heading.Length > 0 ? char.ToLowerInvariant(heading[0]) + heading[1..] : heading;

    /// <summary>The width in columns, where a column is what a reader sees as one character.</summary>
    internal static int Width(string text) => new StringInfo(text).LengthInTextElements;

    private static bool IsSafe(string text)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character) || char.IsSurrogate(character))
            {
                return false;
            }
        }

        return true;
    }

    private static string Sanitized(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            line.Append(rune.Value switch
            {
                < 0x20 => ((char)(0x2400 + rune.Value)).ToString(),
                0x7F => "␡",
                >= 0x80 and < 0xA0 => "\uFFFD",
                _ => rune.ToString(),
            });
        }

        return line.ToString();
    }
}
