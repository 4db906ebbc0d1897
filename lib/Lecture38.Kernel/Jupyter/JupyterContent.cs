using System.Text.Json;
using System.Text.Json.Nodes;
using Lecture38.Protocol;
using Lecture38.Scripting;

namespace Lecture38.Kernel;

/// <summary>The contents of messages that a kernel sends.</summary>
internal static class JupyterContent
{
    public const string ProtocolVersion = "5.4";

    private static readonly string Version = typeof(JupyterContent).Assembly.GetName().Version!.ToString(3);

    public static JsonObject Ok() => new() { ["status"] = "ok" };

    public static JsonObject Aborted() => new() { ["status"] = "aborted" };

    public static JsonObject Status(string state) => new() { ["execution_state"] = state };

    public static JsonObject KernelInfo() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = ProtocolVersion,
        ["implementation"] = "lecture38",
        ["implementation_version"] = Version,
        ["language_info"] = new JsonObject
        {
            ["name"] = KernelInfos.CSharp.LanguageName,
            ["version"] = KernelInfos.CSharp.LanguageVersion,
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
            ["codemirror_mode"] = "text/x-csharp",
        },
        ["banner"] = $"Lecture 38, C# {KernelInfos.CSharp.LanguageVersion} on .NET {Environment.Version}",
        ["help_links"] = new JsonArray(),
        ["debugger"] = false,
    };

    public static JsonObject Stream(string name, ValueProduced text) =>
        new() { ["name"] = name, ["text"] = string.Concat(text.FormattedValues.Select(value => value.Value)) };

    public static JsonObject Display(ValueProduced value)
    {
        var content = Bundle(value.FormattedValues);
        content["transient"] = value.ValueId is { } id ? new JsonObject { ["display_id"] = id } : [];
        return content;
    }

    public static JsonObject ExecuteInput(string code, int count) => new() { ["code"] = code, ["execution_count"] = count };

    public static JsonObject ExecuteResult(ValueProduced value, int count)
    {
        var content = Bundle(value.FormattedValues);
        content["execution_count"] = count;
        return content;
    }

    public static JsonObject ExecuteReply(int count) =>
        new() { ["status"] = "ok", ["execution_count"] = count, ["payload"] = new JsonArray(), ["user_expressions"] = new JsonObject() };

    /// <summary>A failure, for a reply or for all to see. Front ends show the traceback and nothing else, so it holds the whole text.</summary>
    public static JsonObject Error(string message)
    {
        var (name, value) = FailureText.Parse(message);
        JsonArray traceback = [.. message.Split('\n').Select(line => JsonValue.Create(line))];
        return new() { ["status"] = "error", ["ename"] = name, ["evalue"] = value, ["traceback"] = traceback };
    }

    public static JsonObject IsComplete(string code) => CellSyntax.Check(code) switch
    {
        CellCompleteness.Complete => new() { ["status"] = "complete" },
        CellCompleteness.Invalid => new() { ["status"] = "invalid" },
        _ => new() { ["status"] = "incomplete", ["indent"] = Indent(code.Split('\n')[^1]) },
    };

    /// <summary>Only those that begin with what is written: not every front end of Jupyter leaves the others out.</summary>
    public static JsonObject Completions(CompletionsProduced produced, string code)
    {
        var written = code[CursorPosition.ToIndex(code, produced.Start)..CursorPosition.ToIndex(code, produced.End)];
        var matches = produced.Completions.Select(completion => completion.InsertText).Where(text => text.StartsWith(written, StringComparison.OrdinalIgnoreCase));
        return new()
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. matches.Distinct().Select(text => JsonValue.Create(text))]),
            ["cursor_start"] = CursorPosition.ToJupyter(code, produced.Start),
            ["cursor_end"] = CursorPosition.ToJupyter(code, produced.End),
            ["metadata"] = new JsonObject(),
        };
    }

    public static JsonObject Inspection(SignatureHelpProduced produced)
    {
        var overloads = string.Join('\n', produced.Signatures.Select(signature => signature.Label));
        var documentation = produced.Signatures.ElementAtOrDefault(produced.ActiveSignature)?.Documentation;
        return Inspection(
        [
            new(MimeTypes.Markdown, $"```csharp\n{overloads}\n```\n\n{documentation}".TrimEnd()),
            new(MimeTypes.PlainText, $"{overloads}\n\n{documentation}".TrimEnd()),
        ]);
    }

    /// <summary>An explanation; nothing is found if it has no representation.</summary>
    public static JsonObject Inspection(IReadOnlyList<FormattedValue> explanation)
    {
        var content = Bundle(explanation);
        content["status"] = "ok";
        content["found"] = explanation.Count > 0;
        return content;
    }

    /// <summary>Representations by MIME type. JSON goes as JSON; everything else is text.</summary>
    private static JsonObject Bundle(IReadOnlyList<FormattedValue> values)
    {
        var data = new JsonObject();
        foreach (var (mimeType, text, _) in values)
        {
            data[mimeType] = IsJson(mimeType) ? TryParse(text) : text;
        }
        return new JsonObject { ["data"] = data, ["metadata"] = new JsonObject() };
    }

    private static bool IsJson(string mimeType) => mimeType == MimeTypes.Json || mimeType.EndsWith("+json", StringComparison.Ordinal);

    private static JsonNode? TryParse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static string Indent(string lastLine)
    {
        var indent = lastLine[..^lastLine.TrimStart().Length];
        return lastLine.TrimEnd() is [.., '{' or '(' or '['] ? indent + "    " : indent;
    }
}

/// <summary>Jupyter counts Unicode characters from the start of the cell; the kernel counts lines, and UTF-16 code units in a line.</summary>
internal static class CursorPosition
{
    public static TextPosition FromJupyter(string code, int position)
    {
        var index = 0;
        for (; position > 0 && index < code.Length; position--)
        {
            index += char.IsSurrogatePair(code, index) ? 2 : 1;
        }
        var lineStart = code.LastIndexOf('\n', Math.Max(index - 1, 0), index) + 1;
        return new TextPosition(code.AsSpan(0, index).Count('\n'), index - lineStart);
    }

    public static int ToJupyter(string code, TextPosition position) => code[..ToIndex(code, position)].EnumerateRunes().Count();

    public static int ToIndex(string code, TextPosition position)
    {
        var index = 0;
        for (var line = 0; line < position.Line; line++)
        {
            index = code.IndexOf('\n', index) + 1;
        }
        return Math.Min(index + position.Character, code.Length);
    }
}
