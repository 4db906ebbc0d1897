using System.Globalization;
using System.Text.RegularExpressions;

namespace Lecture38.Runner;

/// <summary>
/// Style sheets without what they would load. The content security policy would not let them load it either; taken out, the
/// console stays clean, and a reader is told.
/// </summary>
internal static partial class CssText
{
    /// <summary>The style sheet without imports and outside addresses, which are reported.</summary>
    internal static string WithoutOutside(string css, Action<string> report)
    {
        var plain = EscapedCharacter().Replace(css, Unescape);
        var withoutImports = Import().Replace(plain, match => AddressIn(match.Groups["sheet"].Value) is { } address ? Leave(address) : match.Value);
        var withoutUrls = Url().Replace(withoutImports, match =>
            OutsideAddress.IsPictureInPage(match.Groups["address"].Value) || OutsideAddress.IsPlaceInPage(match.Groups["address"].Value)
                ? match.Value
                : $"url({Leave(match.Groups["address"].Value)})");
        return ImageSet().Replace(withoutUrls, match => Leave(match.Groups["address"].Value) + "no-image(");

        string Leave(string address)
        {
            report(address);
            return "";
        }
    }

    /// <summary>The address in an import, in whatever it is put; null where there is none.</summary>
    private static string? AddressIn(string import) =>
        import.Split([' ', '\t', '\r', '\n', '\f', '"', '\'', '(', ')']).FirstOrDefault(word => word.AsSpan().ContainsAny("./:"));

    /// <summary>u\72l( means url(: letters and the at sign may be written as their codes.</summary>
    private static string Unescape(Match escaped)
    {
        if (escaped.Groups["letter"] is { Success: true } letter)
        {
            return letter.Value;
        }

        var code = int.Parse(escaped.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return code < 0x80 && char.IsAsciiLetter((char)code) ? ((char)code).ToString() : escaped.Value;
    }

    [GeneratedRegex(@"\\(?:(?<code>[0-9a-fA-F]{1,6})\s?|(?<letter>[g-zG-Z]))")]
    private static partial Regex EscapedCharacter();

    [GeneratedRegex(@"@import\b(?<sheet>[^;{}]*);?", RegexOptions.IgnoreCase)]
    private static partial Regex Import();

    [GeneratedRegex(@"\b(?:url|src)\(\s*(?:""(?<address>[^""]*)""|'(?<address>[^']*)'|(?<address>[^""')]*))\s*\)?", RegexOptions.IgnoreCase)]
    private static partial Regex Url();

    [GeneratedRegex(@"(?:-webkit-)?image-set\((?=[^)]*?[""'](?<address>[^""']*))", RegexOptions.IgnoreCase)]
    private static partial Regex ImageSet();
}
