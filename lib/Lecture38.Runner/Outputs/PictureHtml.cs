using System.Buffers.Text;
using System.Text;

namespace Lecture38.Runner;

/// <summary>Writes pictures that stand in the notebook. As the source of an img, an SVG runs nothing and loads nothing.</summary>
internal static class PictureHtml
{
    private const string Svg = "image/svg+xml";
    private const int MaxAltLength = 300;

    /// <summary>Appends the picture; false where there is none of this type, or it is no base64.</summary>
    internal static bool TryAppend(OutputPart part, ValueForms value, string mimeType)
    {
        if (value.Text(mimeType) is not { } text || Base64Of(mimeType, text) is not { } base64)
        {
            return false;
        }

        part.Html.Append("<div class=\"output\"><img src=\"data:").Append(mimeType).Append(";base64,").Append(base64)
            .Append("\" alt=\"").Append(FitText.Encode(AltText(value, mimeType))).Append('"')
            .Append(Size(value, mimeType, "width")).Append(Size(value, mimeType, "height")).Append("></div>\n");
        return true;
    }

    private static string? Base64Of(string mimeType, string text)
    {
        if (mimeType == Svg)
        {
            return Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        }

        var base64 = string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
        return Base64.IsValid(base64) ? base64 : null;
    }

    private static string AltText(ValueForms value, string mimeType)
    {
        var text = value.Metadata(mimeType, "alt") ?? value.Text(MimeBundle.TextPlain) ?? "A picture that the cell shows";
        return BoundedText.Cut(text.ReplaceLineEndings(" ").Trim(), MaxAltLength, " …");
    }

    private static string Size(ValueForms value, string mimeType, string name) =>
        value.Metadata(mimeType, name) is { Length: < 6 } size && size.All(char.IsAsciiDigit) ? $" {name}=\"{size}\"" : "";
}
