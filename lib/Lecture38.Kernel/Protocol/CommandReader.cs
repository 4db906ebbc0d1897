using System.Text;
using System.Text.Json;

namespace Lecture38.Kernel;

/// <summary>Reads the client's lines, each a JSON object with a command.</summary>
internal sealed class CommandReader(Stream input)
{
    private long _lineNumber;

    /// <summary>The commands, as they come, until the end of the input. A line that is no command comes as <see cref="MalformedCommand"/>.</summary>
    public IEnumerable<KernelCommand> ReadAll()
    {
        using var lines = new StreamReader(input, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        while (lines.ReadLine() is { } line)
        {
            _lineNumber++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(line);
            }
        }
    }

    private KernelCommand Parse(string line)
    {
        string? token = null;
        try
        {
            using var document = JsonDocument.Parse(line);
            var envelope = document.RootElement;
            token = Text(envelope, "token");
            return Text(envelope, "commandType") switch
            {
                null => Malformed(token, "it has no commandType"),
                nameof(SubmitCode) => ParseSubmitCode(token, envelope),
                nameof(Cancel) => new Cancel(token),
                nameof(Quit) => new Quit(token),
                nameof(RequestKernelInfo) => new RequestKernelInfo(token),
                var other => new UnsupportedCommand(token, other),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Malformed(token, exception.Message);
        }
    }

    private KernelCommand ParseSubmitCode(string? token, JsonElement envelope)
    {
        if (!envelope.TryGetProperty("command", out var command) || Text(command, "code") is not { } code)
        {
            return Malformed(token, "SubmitCode has no code");
        }
        return new SubmitCode(token, code, Text(command, "targetKernelName") is { Length: > 0 } name ? name : "csharp");
    }

    private static string? Text(JsonElement element, string property) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(property, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private MalformedCommand Malformed(string? token, string reason) =>
        new(token, $"Line {_lineNumber} of the input is not a command: {reason.TrimEnd('.')}.");
}
