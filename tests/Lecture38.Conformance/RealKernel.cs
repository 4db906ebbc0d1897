using System.Text;
using System.Text.Json.Nodes;
using Lecture38.Protocol;

namespace Lecture38.Conformance;

/// <summary>The real .NET Interactive, in this process. It takes the console for itself while a cell runs.</summary>
internal sealed class RealKernel
{
    private const string Token = "cell";

    private readonly Func<string, Task<(IReadOnlyList<string> Events, string? ValueAsText)>> _run = OracleContext.Instance.StartKernel();

    public async Task<CellOutcome> RunAsync(string code, bool asText)
    {
        var (lines, text) = await _run(Encoding.UTF8.GetString(CommandJson.ToLine(new SubmitCode(Token, code))));
        return CellOutcome.Of([.. lines.Select(Read)], asText ? text : null);
    }

    /// <summary>Reads an event, and holds the protocol library to the form in which .NET Interactive writes it.</summary>
    private static KernelEvent Read(string line)
    {
        var received = EventJson.Parse(Encoding.UTF8.GetBytes(line));
        Assert.IsNotType<MalformedEvent>(received.Event);
        Assert.True(received.BelongsTo(Token), line);
        // The embedded kernel never writes an ErrorProduced.
        if (received.Event is not (UnknownEvent or ErrorProduced))
        {
            var (expected, written) = (JsonNode.Parse(line)!, JsonNode.Parse(EventJson.ToLine(received.Event, new SubmitCode(received.Token, "")))!);
            Assert.True(
                JsonNode.DeepEquals(expected["event"], written["event"]) && JsonNode.DeepEquals(expected["eventType"], written["eventType"]),
                $"{line}\nis written as\n{written}");
        }
        return received.Event;
    }
}
