using System.Text.Json;

namespace Lecture38.Protocol;

/// <summary>Events as lines of JSON. Thread-safe.</summary>
public static class EventJson
{
    /// <summary>An event as one line of UTF-8, line end included.</summary>
    /// <param name="kernelEvent">Any event but a <see cref="MalformedEvent"/>.</param>
    /// <param name="command">The command that it belongs to, if it belongs to one.</param>
    public static byte[] ToLine(KernelEvent kernelEvent, KernelCommand? command) => JsonLine.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("event");
        WriteBody(json, kernelEvent);
        json.WriteEndObject();
        json.WriteString("eventType", kernelEvent.EventType);
        json.WritePropertyName("command");
        if (command is null)
        {
            json.WriteNullValue();
        }
        else
        {
            CommandJson.Write(json, command);
        }
        json.WriteStartArray("routingSlip");
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>
    /// Reads a line. Never throws: a line that is not an event, repeats a key, nests too deep, holds half a surrogate pair or has a
    /// member of the wrong type gives a <see cref="MalformedEvent"/>. A missing member is empty; unknown members are ignored.
    /// </summary>
    /// <param name="line">One line of UTF-8, with or without its line end.</param>
    public static ReceivedEvent Parse(ReadOnlyMemory<byte> line) => JsonLine.Read(
        line,
        root => new ReceivedEvent(
            ReadEvent(root.RequiredText("eventType"), root.OptionalObject("event")), root.OptionalObject("command").OptionalText("token")),
        reason => new ReceivedEvent(new MalformedEvent(reason), Token: null));

    private static KernelEvent ReadEvent(string eventType, JsonElement body) => eventType switch
    {
        nameof(KernelReady) => new KernelReady(body.List("kernelInfos", ReadKernelInfo)),
        nameof(KernelInfoProduced) => new KernelInfoProduced(ReadKernelInfo(body.OptionalObject("kernelInfo"))),
        nameof(CodeSubmissionReceived) => new CodeSubmissionReceived(body.Text("code")),
        nameof(CompleteCodeSubmissionReceived) => new CompleteCodeSubmissionReceived(body.Text("code")),
        nameof(IncompleteCodeSubmissionReceived) => new IncompleteCodeSubmissionReceived(),
        nameof(DiagnosticsProduced) => new DiagnosticsProduced(
            body.List("diagnostics", ReadDiagnostic), body.List("formattedDiagnostics", ReadFormattedValue)),
        nameof(ReturnValueProduced) => new ReturnValueProduced(Values(body), ValueId(body)),
        nameof(DisplayedValueProduced) => new DisplayedValueProduced(Values(body), ValueId(body)),
        nameof(DisplayedValueUpdated) => new DisplayedValueUpdated(Values(body), ValueId(body)),
        nameof(StandardOutputValueProduced) => new StandardOutputValueProduced(Values(body), ValueId(body)),
        nameof(StandardErrorValueProduced) => new StandardErrorValueProduced(Values(body), ValueId(body)),
        nameof(ErrorProduced) => new ErrorProduced(body.Text("message")),
        nameof(CommandSucceeded) => new CommandSucceeded(),
        nameof(CommandFailed) => new CommandFailed(body.Text("message")),
        _ => new UnknownEvent(eventType),
    };

    private static IReadOnlyList<FormattedValue> Values(JsonElement body) => body.List("formattedValues", ReadFormattedValue);

    private static string? ValueId(JsonElement body) => body.OptionalText("valueId");

    private static FormattedValue ReadFormattedValue(JsonElement value) =>
        new(value.RequiredText("mimeType"), value.Text("value"), value.Flag("suppressDisplay"));

    private static Diagnostic ReadDiagnostic(JsonElement diagnostic)
    {
        var span = diagnostic.OptionalObject("linePositionSpan");
        return new Diagnostic(
            ReadPosition(span.OptionalObject("start")),
            ReadPosition(span.OptionalObject("end")),
            diagnostic.Text("severity"),
            diagnostic.Text("code"),
            diagnostic.Text("message"));
    }

    private static TextPosition ReadPosition(JsonElement position) => new(position.Number("line"), position.Number("character"));

    private static KernelInfo ReadKernelInfo(JsonElement info) => new(
        info.Text("localName"),
        info.Text("displayName"),
        info.Text("uri"),
        info.OptionalText("languageName"),
        info.OptionalText("languageVersion"),
        info.List("aliases", JsonLine.AsText),
        info.List("supportedKernelCommands", command => command.Text("name")));

    private static void WriteBody(Utf8JsonWriter json, KernelEvent kernelEvent)
    {
        switch (kernelEvent)
        {
            case KernelReady ready:
                json.WriteList("kernelInfos", ready.KernelInfos, Write);
                break;
            case KernelInfoProduced produced:
                json.WritePropertyName("kernelInfo");
                Write(json, produced.KernelInfo);
                break;
            case CodeSubmissionReceived received:
                json.WriteString("code", received.Code);
                break;
            case CompleteCodeSubmissionReceived received:
                json.WriteString("code", received.Code);
                break;
            case DiagnosticsProduced produced:
                json.WriteList("diagnostics", produced.Diagnostics, Write);
                json.WriteList("formattedDiagnostics", produced.FormattedDiagnostics, Write);
                break;
            case ValueProduced produced:
                json.WriteList("formattedValues", produced.FormattedValues, Write);
                json.WriteString("valueId", produced.ValueId);
                break;
            case ErrorProduced error:
                json.WriteString("message", error.Message);
                break;
            case CommandSucceeded:
                json.WriteNumber("executionOrder", 0);
                break;
            case CommandFailed failed:
                json.WriteString("message", failed.Message);
                json.WriteNull("executionOrder");
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, FormattedValue value)
    {
        json.WriteStartObject();
        json.WriteString("mimeType", value.MimeType);
        json.WriteString("value", value.Value);
        json.WriteBoolean("suppressDisplay", value.SuppressDisplay);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteStartObject("linePositionSpan");
        Write("start", diagnostic.Start);
        Write("end", diagnostic.End);
        json.WriteEndObject();
        json.WriteString("severity", diagnostic.Severity);
        json.WriteString("code", diagnostic.Code);
        json.WriteString("message", diagnostic.Message);
        json.WriteEndObject();

        void Write(string name, TextPosition position)
        {
            json.WriteStartObject(name);
            json.WriteNumber("line", position.Line);
            json.WriteNumber("character", position.Character);
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, KernelInfo info)
    {
        json.WriteStartObject();
        json.WriteList("aliases", info.Aliases, (writer, alias) => writer.WriteStringValue(alias));
        json.WriteString("languageName", info.LanguageName);
        json.WriteString("languageVersion", info.LanguageVersion);
        json.WriteBoolean("isComposite", info.LanguageName is null);
        json.WriteBoolean("isProxy", false);
        json.WriteString("displayName", info.DisplayName);
        json.WriteString("localName", info.LocalName);
        json.WriteString("uri", info.Uri);
        json.WriteNull("remoteUri");
        json.WriteNull("description");
        json.WriteList("supportedKernelCommands", info.SupportedCommands, (writer, command) =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", command);
            writer.WriteEndObject();
        });
        json.WriteList("supportedDirectives", Array.Empty<string>(), (writer, name) => writer.WriteStringValue(name));
        json.WriteEndObject();
    }
}
