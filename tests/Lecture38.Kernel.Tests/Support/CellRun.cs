namespace Lecture38.Kernel.Tests;

/// <summary>The events of one cell.</summary>
public sealed record CellRun(IReadOnlyList<KernelEvent> Events)
{
    public string StandardOutput => Text("StandardOutputValueProduced");

    public bool Succeeded => Events is [.., { EventType: "CommandSucceeded" }];

    public string? Message => Events.Count == 0 ? null : Events[^1].Message;

    public IReadOnlyDictionary<string, string> Returned => Of("ReturnValueProduced").Single().Values;

    public string Html => Returned["text/html"];

    public IReadOnlyList<KernelEvent> Displayed => [.. Of("DisplayedValueProduced")];

    public IEnumerable<KernelEvent> Of(string eventType) => Events.Where(candidate => candidate.EventType == eventType);

    private string Text(string eventType) => string.Concat(Of(eventType).Select(produced => produced.Values["text/plain"]));
}
