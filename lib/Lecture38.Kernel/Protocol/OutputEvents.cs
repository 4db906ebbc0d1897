using System.Text.Json;

namespace Lecture38.Kernel;

/// <summary>An event with a value that a reader sees, in one or several MIME types.</summary>
internal abstract record ValueProduced(IReadOnlyList<FormattedValue> FormattedValues, string? ValueId) : KernelEvent
{
    public override void WriteBody(Utf8JsonWriter json)
    {
        json.WriteStartArray("formattedValues");
        foreach (var value in FormattedValues)
        {
            value.WriteTo(json);
        }
        json.WriteEndArray();
        json.WriteString("valueId", ValueId);
    }
}

internal sealed record ReturnValueProduced(IReadOnlyList<FormattedValue> FormattedValues) : ValueProduced(FormattedValues, null);

internal sealed record DisplayedValueProduced(IReadOnlyList<FormattedValue> FormattedValues, string? ValueId = null)
    : ValueProduced(FormattedValues, ValueId);

internal sealed record DisplayedValueUpdated(IReadOnlyList<FormattedValue> FormattedValues, string ValueId)
    : ValueProduced(FormattedValues, ValueId);

internal sealed record StandardOutputValueProduced(IReadOnlyList<FormattedValue> FormattedValues) : ValueProduced(FormattedValues, null);

internal sealed record StandardErrorValueProduced(IReadOnlyList<FormattedValue> FormattedValues) : ValueProduced(FormattedValues, null);

/// <summary>Text of a standard stream.</summary>
internal static class TextProduced
{
    public static KernelEvent Create(OutputKind kind, string text)
    {
        FormattedValue[] values = [FormattedValue.PlainText(text)];
        return kind == OutputKind.StandardError ? new StandardErrorValueProduced(values) : new StandardOutputValueProduced(values);
    }
}
