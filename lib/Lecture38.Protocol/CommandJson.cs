using System.Text.Json;

namespace Lecture38.Protocol;

/// <summary>Commands as lines of JSON. Thread-safe.</summary>
public static class CommandJson
{
    /// <summary>A command as one line of UTF-8, line end included.</summary>
    /// <param name="command">Any command but a <see cref="MalformedCommand"/>.</param>
    public static byte[] ToLine(KernelCommand command) => JsonLine.Write(json => Write(json, command));

    /// <summary>Reads a line. Never throws: a line that is not a command gives a <see cref="MalformedCommand"/>.</summary>
    /// <param name="line">One line of UTF-8, with or without its line end.</param>
    public static KernelCommand Parse(ReadOnlyMemory<byte> line)
    {
        string? token = null;
        return JsonLine.Read(line, Read, reason => new MalformedCommand(token, reason));

        KernelCommand Read(JsonElement root)
        {
            token = root.OptionalText("token");
            return root.RequiredText("commandType") switch
            {
                nameof(SubmitCode) => ReadSubmitCode(token, root.OptionalObject("command")),
                nameof(Cancel) => new Cancel(token),
                nameof(Quit) => new Quit(token),
                nameof(RequestCompletions) => new RequestCompletions(token, Code(), Position()),
                nameof(RequestHoverText) => new RequestHoverText(token, Code(), Position()),
                nameof(RequestSignatureHelp) => new RequestSignatureHelp(token, Code(), Position()),
                nameof(RequestDiagnostics) => new RequestDiagnostics(token, Code()),
                nameof(RequestKernelInfo) => new RequestKernelInfo(token),
                var other => new UnknownCommand(token, other),
            };

            string Code() => root.OptionalObject("command").RequiredText("code");

            TextPosition Position() => root.OptionalObject("command").OptionalObject("linePosition").Position();
        }
    }

    private static SubmitCode ReadSubmitCode(string? token, JsonElement body)
    {
        var code = body.RequiredText("code");
        return body.OptionalText("targetKernelName") is { Length: > 0 } kernel ? new SubmitCode(token, code, kernel) : new SubmitCode(token, code);
    }

    /// <summary>Writes the command as its events repeat it.</summary>
    internal static void Write(Utf8JsonWriter json, KernelCommand command)
    {
        json.WriteStartObject();
        json.WriteString("token", command.Token);
        json.WriteString("commandType", command.CommandType);
        json.WriteStartObject("command");
        switch (command)
        {
            case SubmitCode submitCode:
                json.WriteString("code", submitCode.Code);
                json.WriteStartObject("parameters");
                json.WriteEndObject();
                json.WriteString("targetKernelName", submitCode.TargetKernelName);
                break;
            case CodeQuestion question:
                json.WriteString("code", question.Code);
                json.WritePosition("linePosition", question.Position);
                json.WriteString("targetKernelName", "csharp");
                break;
            case RequestDiagnostics request:
                json.WriteString("code", request.Code);
                json.WriteString("targetKernelName", "csharp");
                break;
            case Cancel:
                json.WriteString("targetKernelName", ".NET");
                break;
        }
        json.WriteNull("originUri");
        json.WriteNull("destinationUri");
        json.WriteEndObject();
        json.WriteStartArray("routingSlip");
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
