using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Lecture38.Scripting;

/// <summary>An error or warning and its place in the cell. Lines and characters start at 0.</summary>
/// <param name="Span">Its place.</param>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Code">The kind of problem, such as <c>CS0029</c>.</param>
/// <param name="Message">The problem in words.</param>
/// <param name="File">The imported file that it is in; null for the cell itself.</param>
public sealed record CellDiagnostic(LinePositionSpan Span, string Severity, string Code, string Message, string? File = null)
{
    /// <summary>True if the cell cannot run.</summary>
    public bool IsError => Severity == "error";

    /// <summary>As the compiler prints it: <c>(1,9): error CS0029: …</c>, lines and characters from 1.</summary>
    public override string ToString() => $"{File}({Span.Start.Line + 1},{Span.Start.Character + 1}): {Severity} {Code}: {Message}";

    internal static CellDiagnostic From(Diagnostic diagnostic, Compilation compilation)
    {
        var place = diagnostic.Location.GetLineSpan();
        return new CellDiagnostic(
            place.Span,
            diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning",
            diagnostic.Id,
            HostOnlyNames.Find(diagnostic, compilation) is { } name ? HostOnlyNames.Explain(name) : diagnostic.GetMessage(CultureInfo.InvariantCulture),
            place.Path is { Length: > 0 } path ? path : null);
    }

    internal static CellDiagnostic Error(int line, int length, string code, string message) =>
        new(new LinePositionSpan(new LinePosition(line, 0), new LinePosition(line, length)), "error", code, message);
}
