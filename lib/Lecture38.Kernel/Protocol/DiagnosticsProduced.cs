using System.Text.Json;

namespace Lecture38.Kernel;

/// <summary>What the compiler, or the kernel's reading of a cell's directives, has to say about a cell.</summary>
internal sealed record DiagnosticsProduced(IReadOnlyList<CellDiagnostic> Diagnostics) : KernelEvent
{
    public override void WriteBody(Utf8JsonWriter json)
    {
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in Diagnostics)
        {
            diagnostic.WriteTo(json);
        }
        json.WriteEndArray();
        json.WriteStartArray("formattedDiagnostics");
        foreach (var diagnostic in Diagnostics)
        {
            FormattedValue.PlainText(diagnostic.ToString()).WriteTo(json);
        }
        json.WriteEndArray();
    }
}
