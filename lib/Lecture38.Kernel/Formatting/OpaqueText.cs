using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Kernel;

/// <summary>The whole text of a value whose text says more than its properties would.</summary>
internal static class OpaqueText
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Whole(object value) => value switch
    {
        Exception exception => exception.ToString(),
        Task task => $"{TypeNames.Of(task.GetType())} ({task.Status})",
        JsonDocument document => Whole(document.RootElement),
        JsonElement element => JsonSerializer.Serialize(element, Indented),
        JsonNode node => node.ToJsonString(Indented),
        _ => PlainText.Line(value, FormatLimits.Characters),
    };
}
