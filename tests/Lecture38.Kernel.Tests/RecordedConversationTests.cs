using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lecture38.Protocol;

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
            kernel.SendLine(command);
            if (recorded.Count == 0)
            {
                Assert.Equal(0, kernel.WaitForExit());
                continue;
            }
            var last = recorded[^1];
            var actual = kernel.ReadUntil(candidate => candidate.Event.EventType == last.Event.EventType && candidate.Token == last.Token);
            Assert.Equal(recorded.SelectMany(Seen), actual.SelectMany(Seen));
        }
    }

    /// <summary>Each line of the client with the kernel's events that follow it.</summary>
    private static List<(string Command, List<ReceivedEvent> Events)> Exchanges()
    {
        var exchanges = new List<(string Command, List<ReceivedEvent> Events)>();
        foreach (var text in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Recordings", "dotnet-interactive-stdio.jsonl")))
        {
            var record = JsonNode.Parse(text)!;
            var line = record["line"]!.ToJsonString();
            if ((string)record["from"]! == "client")
            {
                exchanges.Add((line, []));
            }
            else if (exchanges.Count > 0)
            {
                exchanges[^1].Events.Add(EventJson.Parse(Encoding.UTF8.GetBytes(line)));
            }
        }
        return exchanges;
    }

    /// <summary>What a reader sees of an event: outputs, errors, and how the command ended. Times differ from run to run.</summary>
    private static IEnumerable<string> Seen(ReceivedEvent received)
    {
        var seen = received.Event switch
        {
            ValueProduced produced => string.Join('|', produced.Values()),
            DiagnosticsProduced { Diagnostics.Count: > 0 } produced => string.Join('|', produced.Diagnostics),
            // The embedded kernel leaves the frames of its engine out.
            CommandFailed failed => EngineFrames().Replace(failed.Message, ""),
            CommandSucceeded => "",
            _ => null,
        };
        return seen is null ? [] : [$"{received.Event.EventType} {received.Token} {Milliseconds().Replace(seen, "time")}"];
    }

    [GeneratedRegex(@"\d+(\.\d+)?ms")]
    private static partial Regex Milliseconds();

    [GeneratedRegex(@"\n--- End of stack trace from previous location ---\n.*", RegexOptions.Singleline)]
    private static partial Regex EngineFrames();
}
