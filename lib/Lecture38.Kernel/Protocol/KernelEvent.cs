using System.Text.Json;

namespace Lecture38.Kernel;

/// <summary>Something that the kernel tells its client. The record's name is the event's name in the protocol.</summary>
internal abstract record KernelEvent
{
    public string EventType => GetType().Name;

    public virtual void WriteBody(Utf8JsonWriter json)
    {
    }
}

internal sealed record CodeSubmissionReceived(string Code) : KernelEvent
{
    public override void WriteBody(Utf8JsonWriter json) => json.WriteString("code", Code);
}

internal sealed record CompleteCodeSubmissionReceived(string Code) : KernelEvent
{
    public override void WriteBody(Utf8JsonWriter json) => json.WriteString("code", Code);
}

internal sealed record IncompleteCodeSubmissionReceived : KernelEvent;

internal sealed record CommandSucceeded : KernelEvent
{
    public override void WriteBody(Utf8JsonWriter json) => json.WriteNumber("executionOrder", 0);
}

internal sealed record CommandFailed(string Message) : KernelEvent
{
    public const string Cancelled = "Command cancelled.";

    public override void WriteBody(Utf8JsonWriter json)
    {
        json.WriteString("message", Message);
        json.WriteNull("executionOrder");
    }
}
