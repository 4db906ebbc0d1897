using System.Buffers.Text;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>A picture that is attached to a Markdown cell, which refers to it as <c>attachment:NAME</c>.</summary>
internal static class AttachedPicture
{
    private const string Scheme = "attachment:";

    private static readonly string[] Types = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];

    /// <summary>The picture as a <c>data:</c> address; null if the address is not one of an attached picture.</summary>
    /// <param name="attachments">The cell's attachments: for each name, content by MIME type; or null.</param>
    public static string? TryEmbed(JsonObject? attachments, string? address) =>
        address is not null && address.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? Types.Select(type => TryEmbed(attachments.Member(Uri.UnescapeDataString(address[Scheme.Length..]), type), type)).FirstOrDefault(data => data is not null)
            : null;

    private static string? TryEmbed(JsonNode? content, string type) =>
        MultilineText.TryRead(content) is { } text && string.Concat(text.Where(character => !char.IsWhiteSpace(character))) is var base64 && Base64.IsValid(base64)
            ? $"data:{type};base64,{base64}"
            : null;
}
