using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>Reads JSON that may have any form: whatever is missing or of another kind is null.</summary>
internal static class JsonReading
{
    /// <summary>A member of an object, or of the objects in it.</summary>
    public static JsonNode? Member(this JsonNode? parent, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            parent = (parent as JsonObject)?[key];
        }

        return parent;
    }

    public static string? TextOrNull(this JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static double? NumberOrNull(this JsonNode? value) =>
        value is JsonValue scalar && scalar.GetValueKind() == JsonValueKind.Number && scalar.TryGetValue<double>(out var number) && double.IsFinite(number)
            ? number
            : null;

    public static int? IntegerOrNull(this JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<int>(out var number) ? number : null;

    public static bool IsTrue(this JsonNode? value) => value?.GetValueKind() == JsonValueKind.True;
}
