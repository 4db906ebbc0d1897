using Lecture38.Protocol;

namespace Lecture38.Kernel.Tests;

/// <summary>The events of one cell.</summary>
public sealed record CellRun(IReadOnlyList<ReceivedEvent> Events)
{
    public string StandardOutput => string.Concat(Of<StandardOutputValueProduced>().Select(produced => produced.Values()["text/plain"]));

    public bool Succeeded => Events is [.., { Event: CommandSucceeded }];

    public string? Message => Events is [.., { Event: CommandFailed failed }] ? failed.Message : null;

    public IReadOnlyDictionary<string, string> Returned => Of<ReturnValueProduced>().Single().Values();

    public string Html => Returned["text/html"];

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Displayed => [.. Of<DisplayedValueProduced>().Select(Values)];

    public IEnumerable<T> Of<T>()
        where T : KernelEvent => Events.Select(received => received.Event).OfType<T>();

    private static IReadOnlyDictionary<string, string> Values(ValueProduced produced) => produced.Values();
}

internal static class ReceivedEventExtensions
{
    /// <summary>What the event shows, by MIME type and without style.</summary>
    public static IReadOnlyDictionary<string, string> Values(this KernelEvent kernelEvent) => kernelEvent is ValueProduced produced
        ? produced.FormattedValues.ToDictionary(value => value.MimeType, value => value.Value.Split("<style>")[0])
        : [];
}
