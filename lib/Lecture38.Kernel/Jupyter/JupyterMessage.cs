using System.Text.Json;

namespace Lecture38.Kernel;

/// <summary>A message from a client.</summary>
/// <param name="Channel">The channel that it came on; the answer goes back there.</param>
/// <param name="Identities">The route back to the client.</param>
/// <param name="Type">Its type, such as <c>execute_request</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Header">Its header as it came: the parent header of all that answers it.</param>
/// <param name="Content">What it asks.</param>
internal sealed record JupyterMessage(
    JupyterChannel Channel, IReadOnlyList<byte[]> Identities, string Type, string Id, byte[] Header, JsonElement Content)
{
    /// <summary>True for what reading a message throws if a member is missing, or is of another type or form than it should be.</summary>
    public static bool IsMalformed(Exception exception) =>
        exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException;
}

/// <summary>The channels on which requests and answers travel.</summary>
internal enum JupyterChannel
{
    Shell,
    Control,
    Stdin,
}
