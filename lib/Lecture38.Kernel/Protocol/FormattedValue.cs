using System.Text.Json;

namespace Lecture38.Kernel;

/// <summary>A value as a reader sees it, in one MIME type.</summary>
internal sealed record FormattedValue(string MimeType, string Value)
{
    public static FormattedValue PlainText(string text) => new(Mime.PlainText, text);

    public static FormattedValue Html(string html) => new(Mime.Html, html);

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("mimeType", MimeType);
        json.WriteString("value", Value);
        json.WriteBoolean("suppressDisplay", false);
        json.WriteEndObject();
    }
}
