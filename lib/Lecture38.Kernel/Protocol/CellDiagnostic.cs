using System.Globalization;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Lecture38.Kernel;

/// <summary>One error or warning with its place in the cell (lines and characters from 0).</summary>
internal sealed record CellDiagnostic(LinePositionSpan Span, string Severity, string Code, string Message, string? File = null)
{
    public bool IsError => Severity == "error";

    public static CellDiagnostic From(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        return new CellDiagnostic(
            span.Span,
            diagnostic.Severity switch
            {
                DiagnosticSeverity.Error => "error",
                DiagnosticSeverity.Warning => "warning",
                DiagnosticSeverity.Info => "info",
                _ => "hidden",
            },
            diagnostic.Id,
            diagnostic.GetMessage(CultureInfo.InvariantCulture),
            span.Path is { Length: > 0 } path ? path : null);
    }

    public static CellDiagnostic Error(int line, int length, string code, string message) =>
        new(new LinePositionSpan(new LinePosition(line, 0), new LinePosition(line, length)), "error", code, message);

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("linePositionSpan");
        WritePosition(json, "start", Span.Start);
        WritePosition(json, "end", Span.End);
        json.WriteEndObject();
        json.WriteString("severity", Severity);
        json.WriteString("code", Code);
        json.WriteString("message", Message);
        json.WriteEndObject();
    }

    /// <summary>As the compiler prints it: <c>(1,9): error CS0029: …</c>, lines and characters from 1.</summary>
    public override string ToString() => $"{File}({Span.Start.Line + 1},{Span.Start.Character + 1}): {Severity} {Code}: {Message}";

    private static void WritePosition(Utf8JsonWriter json, string name, LinePosition position)
    {
        json.WriteStartObject(name);
        json.WriteNumber("line", position.Line);
        json.WriteNumber("character", position.Character);
        json.WriteEndObject();
    }
}
