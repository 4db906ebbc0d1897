using System.Text.Json.Nodes;

namespace Lecture38.ScriptedKernel;

/// <summary>Answers a client with what a recorded kernel answered to the same commands, in their recorded order.</summary>
internal sealed class Replay(string recording)
{
    private readonly List<(bool IsClient, JsonNode Message)> _lines =
    [
        .. File.ReadLines(recording).Select(line => JsonNode.Parse(line)!).Select(line => (line["from"]!.GetValue<string>() == "client", line["line"]!)),
    ];

    /// <summary>The client's tokens by the recorded ones: a cancellation's answer names the cancelled cell too.</summary>
    private readonly Dictionary<string, string> _tokens = [];

    private int _next;

    /// <summary>Reads commands until the client quits.</summary>
    public void Run()
    {
        Answer();
        while (Console.ReadLine() is { } line)
        {
            var command = JsonNode.Parse(line)!;
            var recorded = _lines.FindIndex(_next, entry => entry.IsClient && IsSame(entry.Message, command));
            if (recorded < 0)
            {
                return;
            }

            _next = recorded + 1;
            _tokens[Text(_lines[recorded].Message["token"])] = Text(command["token"]);
            Answer();
        }
    }

    /// <summary>Writes what the kernel wrote next, under the tokens that the client now uses.</summary>
    private void Answer()
    {
        for (; _next < _lines.Count && !_lines[_next].IsClient; _next++)
        {
            var answer = _lines[_next].Message;
            if (answer["command"] is { } command)
            {
                var parts = Text(command["token"]).Split('.', 2);
                parts[0] = _tokens.GetValueOrDefault(parts[0], parts[0]);
                command["token"] = string.Join('.', parts);
            }

            Protocol.WriteRaw(answer.ToJsonString() + "\n");
        }
    }

    private static bool IsSame(JsonNode recorded, JsonNode command) =>
        Text(recorded["commandType"]) == Text(command["commandType"]) && Text(recorded["command"]?["code"]) == Text(command["command"]?["code"]);

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}
