using System.Text;
using System.Text.Json.Nodes;

namespace Lecture38.ScriptedKernel;

/// <summary>The kernel's side of the protocol, with nothing that keeps it from being broken on purpose.</summary>
internal static class Protocol
{
    private static readonly Stream Output = Console.OpenStandardOutput();
    private static readonly Lock OutputLock = new();

    public static void Ready() => Write("KernelReady", new JsonObject { ["kernelInfos"] = new JsonArray() }, token: null);

    public static void Write(string eventType, JsonObject body, string? token) => WriteRaw(new JsonObject
    {
        ["event"] = body,
        ["eventType"] = eventType,
        ["command"] = token is null ? null : new JsonObject { ["token"] = token },
        ["routingSlip"] = new JsonArray(),
    }.ToJsonString() + "\n");

    public static void WriteValue(string eventType, string mimeType, string value, string token, string? valueId = null) => Write(
        eventType,
        new JsonObject
        {
            ["formattedValues"] = new JsonArray(new JsonObject { ["mimeType"] = mimeType, ["value"] = value, ["suppressDisplay"] = false }),
            ["valueId"] = valueId,
        },
        token);

    public static void WriteRaw(string text)
    {
        lock (OutputLock)
        {
            Output.Write(Encoding.UTF8.GetBytes(text));
            Output.Flush();
        }
    }
}
