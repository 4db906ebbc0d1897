using System.Text.Json.Nodes;

namespace Lecture38.Protocol.Tests;

/// <summary>A recorded conversation between a client and the real .NET Interactive.</summary>
public static class RecordedLines
{
    public static IReadOnlyList<JsonNode> OfClient { get; } = Read("client");

    public static IReadOnlyList<JsonNode> OfKernel { get; } = Read("kernel");

    private static List<JsonNode> Read(string from) =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Recordings", "dotnet-interactive-stdio.jsonl"))
            .Select(line => JsonNode.Parse(line)!)
            .Where(line => (string?)line["from"] == from)
            .Select(line => line["line"]!),
    ];
}
