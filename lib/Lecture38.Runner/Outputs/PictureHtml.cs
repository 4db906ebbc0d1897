using System.Buffers.Text;
using System.Text;

namespace Lecture38.Runner;

/// <summary>Writes pictures. An SVG is the source of an img, where it runs and loads nothing.</summary>
internal static class PictureHtml
{
    private const string Svg = "image/svg+xml";
    private const int MaxAltLength = 300;

    private static readonly string[] Types = [Svg, "image/png", "image/jpeg", "image/gif", "image/webp"];

    /// <summary>The picture; null if the value has none, or none that can be decoded.</summary>
    internal static string? TryWrite(MimeBundleReader value) => Types.Select(type => TryWrite(value, type)).FirstOrDefault(html => html is not null);

    private static string? TryWrite(MimeBundleReader value, string type) =>
        value.Text(type) is { } content && Base64Of(type, content) is { } base64
            ? $"<div class=\"output\"><img src=\"data:{type};base64,{base64}\" alt=\"{XmlSafeText.Encode(AltText(value, type))}\"{Size(value, type, "width")}{Size(value, type, "height")}></div>\n"
            : null;

    private static string? Base64Of(string type, string content)
    {
        var base64 = type == Svg ? Convert.ToBase64String(Encoding.UTF8.GetBytes(content)) : string.Concat(content.Where(character => !char.IsWhiteSpace(character)));
        return Base64.IsValid(base64) ? base64 : null;
    }

    private static string AltText(MimeBundleReader value, string type)
    {
        var text = value.Metadata(type, "alt") ?? value.Text(MimeTypes.PlainText) ?? "A picture that the cell shows";
        return BoundedText.Cut(text.ReplaceLineEndings(" ").Trim(), MaxAltLength, " …");
    }

    private static string Size(MimeBundleReader value, string type, string name) =>
        value.Metadata(type, name) is { Length: < 6 } size && size.All(char.IsAsciiDigit) ? $" {name}=\"{size}\"" : "";
}
