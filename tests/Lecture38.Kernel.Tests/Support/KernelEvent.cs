using System.Text.Json.Nodes;

namespace Lecture38.Kernel.Tests;

/// <summary>One line of the kernel.</summary>
public sealed record KernelEvent(JsonNode Line)
{
    public string EventType => (string)Line["eventType"]!;

    public string? Token => (string?)Line["command"]?["token"];

    public string? Message => (string?)Line["event"]?["message"];

    public string? ValueId => (string?)Line["event"]?["valueId"];

    /// <summary>What the event shows, by MIME type, without style.</summary>
    public IReadOnlyDictionary<string, string> Values => Line["event"]?["formattedValues"]?.AsArray().ToDictionary(
        value => (string)value!["mimeType"]!,
        value => ((string)value!["value"]!).Split("<style>")[0]) ?? [];
}
