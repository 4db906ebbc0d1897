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
        nameof(CompletionsProduced) when Span(body) is var (start, end) => new CompletionsProduced(start, end, body.List("completions", ReadCompletion)),
        nameof(HoverTextProduced) when Span(body) is var (start, end) => new HoverTextProduced(start, end, body.List("content", ReadFormattedValue)),
        nameof(SignatureHelpProduced) => new SignatureHelpProduced(
            body.List("signatures", ReadSignature), body.Number("activeSignatureIndex"), body.Number("activeParameterIndex")),
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
        var (start, end) = Span(diagnostic);
        return new Diagnostic(
            start,
            end,
            diagnostic.Text("severity"),
            diagnostic.Text("code"),
            diagnostic.Text("message"));
    }

    private static (TextPosition Start, TextPosition End) Span(JsonElement body)
    {
        var span = body.OptionalObject("linePositionSpan");
        return (span.OptionalObject("start").Position(), span.OptionalObject("end").Position());
    }

    private static Completion ReadCompletion(JsonElement item) =>
        new(item.Text("displayText"), item.Text("kind"), item.Text("insertText"), item.Text("filterText"), item.Text("sortText"));

    private static Signature ReadSignature(JsonElement signature) => new(
        signature.Text("label"),
        ReadDocumentation(signature),
        signature.List("parameters", parameter => new SignatureParameter(parameter.Text("label"), ReadDocumentation(parameter))));

    private static string ReadDocumentation(JsonElement item) => item.OptionalObject("documentation").Text("value");

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
            case CompletionsProduced produced:
                WriteSpan(json, produced.Start, produced.End);
                json.WriteList("completions", produced.Completions, Write);
                break;
            case HoverTextProduced produced:
                WriteSpan(json, produced.Start, produced.End);
                json.WriteList("content", produced.Content, Write);
                break;
            case SignatureHelpProduced produced:
                json.WriteList("signatures", produced.Signatures, Write);
                json.WriteNumber("activeSignatureIndex", produced.ActiveSignature);
                json.WriteNumber("activeParameterIndex", produced.ActiveParameter);
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
        WriteSpan(json, diagnostic.Start, diagnostic.End);
        json.WriteString("severity", diagnostic.Severity);
        json.WriteString("code", diagnostic.Code);
        json.WriteString("message", diagnostic.Message);
        json.WriteEndObject();
    }

    private static void WriteSpan(Utf8JsonWriter json, TextPosition start, TextPosition end)
    {
        json.WriteStartObject("linePositionSpan");
        json.WritePosition("start", start);
        json.WritePosition("end", end);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Completion completion)
    {
        json.WriteStartObject();
        json.WriteString("displayText", completion.DisplayText);
        json.WriteString("kind", completion.Kind);
        json.WriteString("insertText", completion.InsertText);
        json.WriteString("filterText", completion.FilterText);
        json.WriteString("sortText", completion.SortText);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Signature signature)
    {
        json.WriteStartObject();
        json.WriteString("label", signature.Label);
        WriteDocumentation(json, signature.Documentation);
        json.WriteList("parameters", signature.Parameters, (writer, parameter) =>
        {
            writer.WriteStartObject();
            writer.WriteString("label", parameter.Label);
            WriteDocumentation(writer, parameter.Documentation);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteDocumentation(Utf8JsonWriter json, string documentation)
    {
        json.WritePropertyName("documentation");
        Write(json, new FormattedValue(MimeTypes.Markdown, documentation));
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
