using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Lecture38.Kernel.Tests;

/// <summary>The embedded kernel beside a recorded conversation with .NET Interactive: a reader must see the same.</summary>
public partial class RecordedConversationTests
{
    [Fact]
    public void A_reader_sees_what_dotnet_interactive_shows()
    {
        using var kernel = new KernelProcess();
        foreach (var (command, recorded) in Exchanges())
        {
            kernel.SendLine(command.ToJsonString());
            if (recorded.Count == 0)
            {
                Assert.Equal(0, kernel.WaitForExit());
                continue;
            }
            var last = recorded[^1];
            var actual = kernel.ReadUntil(candidate => candidate.EventType == last.EventType && candidate.Token == last.Token);
            Assert.Equal(Seen(recorded), Seen(actual));
        }
    }

    [Fact]
    public void Events_have_the_recorded_shape()
    {
        var recorded = Lines().Where(line => (string)line["from"]! == "kernel").Select(line => new KernelEvent(line["line"]!)).ToList();
        using var kernel = new KernelProcess();
        var actual = new List<KernelEvent> { new(kernel.Ready) };
        actual.AddRange(kernel.Run("Console.WriteLine(1); Console.Error.WriteLine(2); 3.Display(); 4").Events);
        actual.AddRange(kernel.Run("int y = \"s\";").Events);
        foreach (var kernelEvent in actual)
        {
            var models = recorded.Where(candidate => candidate.EventType == kernelEvent.EventType).ToList();
            Assert.Contains(Shape(kernelEvent.Line["event"]), models.Select(model => Shape(model.Line["event"])));
            Assert.Contains(Shape(kernelEvent.Line["command"]), models.Select(model => Shape(model.Line["command"])));
            Assert.Contains(Shape(kernelEvent.Line), models.Select(model => Shape(model.Line)));
        }
    }

    /// <summary>Each line of the client with the kernel's lines that follow it.</summary>
    private static List<(JsonNode Command, List<KernelEvent> Events)> Exchanges()
    {
        var exchanges = new List<(JsonNode Command, List<KernelEvent> Events)>();
        foreach (var line in Lines())
        {
            if ((string)line["from"]! == "client")
            {
                exchanges.Add((line["line"]!, []));
            }
            else if (exchanges.Count > 0)
            {
                exchanges[^1].Events.Add(new KernelEvent(line["line"]!));
            }
        }
        return exchanges;
    }

    private static IEnumerable<JsonNode> Lines() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Recorded", "dotnet-interactive-stdio.jsonl")).Select(line => JsonNode.Parse(line)!);

    /// <summary>What a reader sees, in order: outputs, errors, and how it ended. Times differ from run to run.</summary>
    private static List<string> Seen(IEnumerable<KernelEvent> events) =>
    [
        .. events
            .Where(shown => shown.Values.Count > 0 || shown.Message is not null || shown.EventType is "CommandSucceeded" or "DiagnosticsProduced")
            .Where(shown => !(shown.EventType == "DiagnosticsProduced" && shown.Line["event"]!["diagnostics"]!.AsArray().Count == 0))
            .Select(shown => $"{shown.EventType} {shown.Token} {shown.Message} {shown.Line["event"]!["diagnostics"]?.ToJsonString()} {string.Join('|', shown.Values)}")
            .Select(line => Milliseconds().Replace(line, "time"))
            // Here the frames of the engine begin; the embedded kernel leaves its own out.
            .Select(line => EngineFrames().Replace(line, "")),
    ];

    private static SortedDictionary<string, string> Shape(JsonNode? node) => node is JsonObject properties
        ? new SortedDictionary<string, string>(properties.ToDictionary(
            property => property.Key,
            property => property.Value is JsonArray { Count: > 0 } array && array[0] is JsonObject ? string.Join(',', Shape(array[0]).Keys) : ""))
        : [];

    [GeneratedRegex(@"\d+(\.\d+)?ms")]
    private static partial Regex Milliseconds();

    [GeneratedRegex(@"\n--- End of stack trace from previous location ---\n.*(?=  $)", RegexOptions.Singleline)]
    private static partial Regex EngineFrames();
}
