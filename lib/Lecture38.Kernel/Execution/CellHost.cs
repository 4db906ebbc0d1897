using Lecture38.Protocol;
using Lecture38.Scripting;

namespace Lecture38.Kernel;

/// <summary>Runs cells so that they can be cancelled, and makes events of what they show.</summary>
internal sealed class CellHost(StandardStreams streams, EventStream events) : ICellHost
{
    /// <summary>The command whose cell runs.</summary>
    public RunningCommand? Running { get; set; }

    public Task RunAsync(Func<Task> cellCode, CancellationToken cancellationToken)
    {
        Running!.Run(cellCode);
        streams.Flush();
        return Task.CompletedTask;
    }

    public void OnCodeReceived(string code, bool isComplete)
    {
        events.PublishOutput(new CodeSubmissionReceived(code));
        events.PublishOutput(isComplete ? new CompleteCodeSubmissionReceived(code) : new IncompleteCodeSubmissionReceived());
    }

    public void OnDiagnosed(IReadOnlyList<CellDiagnostic> diagnostics) => events.PublishOutput(ToEvent(diagnostics));

    public static DiagnosticsProduced ToEvent(IReadOnlyList<CellDiagnostic> diagnostics) => new(
        [.. diagnostics.Select(ToProtocol)],
        [.. diagnostics.Select(diagnostic => new FormattedValue(MimeTypes.PlainText, diagnostic.ToString()))]);

    public void OnDisplayed(IReadOnlyList<Representation> value, string? valueId) =>
        events.PublishOutput(new DisplayedValueProduced(ToProtocol(value), valueId));

    public void OnUpdated(IReadOnlyList<Representation> value, string valueId) =>
        events.PublishOutput(new DisplayedValueUpdated(ToProtocol(value), valueId));

    public void OnReturned(IReadOnlyList<Representation> value) => events.PublishOutput(new ReturnValueProduced(ToProtocol(value)));

    private static FormattedValue[] ToProtocol(IReadOnlyList<Representation> value) =>
        [.. value.Select(representation => new FormattedValue(representation.MimeType, representation.Text))];

    private static Diagnostic ToProtocol(CellDiagnostic diagnostic) => new(
        new TextPosition(diagnostic.Span.Start.Line, diagnostic.Span.Start.Character),
        new TextPosition(diagnostic.Span.End.Line, diagnostic.Span.End.Character),
        diagnostic.Severity,
        diagnostic.Code,
        diagnostic.Message);
}
