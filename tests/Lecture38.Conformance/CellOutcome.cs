using Lecture38.Protocol;

namespace Lecture38.Conformance;

/// <summary>What a reader sees of a cell that ran: a text for each aspect. Two kernels agree if all of these are equal.</summary>
internal sealed record CellOutcome(IReadOnlyDictionary<string, string> Aspects)
{
    public const string Success = "success";
    public const string Error = "error";
    public const string Diagnostics = "diagnostics";
    public const string Output = "output";
    public const string MimeTypes = "MIME types";
    public const string Text = "text";
    public const string Html = "HTML";

    /// <summary>The outcome that a kernel's events tell.</summary>
    /// <param name="events">The events.</param>
    /// <param name="valueAsText">The value that the cell returned, as plain text; null if it returned none.</param>
    public static CellOutcome Of(IReadOnlyList<KernelEvent> events, string? valueAsText)
    {
        var error = events.OfType<CommandFailed>().SingleOrDefault()?.Message;
        var diagnostics = events.OfType<DiagnosticsProduced>().SelectMany(produced => produced.Diagnostics).Distinct()
            .Select(one => $"({one.Start.Line + 1},{one.Start.Character + 1})-({one.End.Line + 1},{one.End.Character + 1}) {one.Severity} {one.Code}").ToList();
        var values = events.OfType<ValueProduced>().Where(value => value is DisplayedValueProduced or DisplayedValueUpdated or ReturnValueProduced).ToList();
        var formatted = values.SelectMany(value => value.FormattedValues).ToList();
        return new CellOutcome(new Dictionary<string, string>
        {
            [Success] = error is null ? "succeeds" : "fails",
            // The compiler's words may change from version to version; its errors are compared by place and id.
            [Error] = diagnostics.Count > 0 ? "" : error?.Split('\n')[0].TrimEnd() ?? "",
            [Diagnostics] = string.Join('\n', diagnostics),
            [Output] = Printed<StandardOutputValueProduced>(events) + Printed<StandardErrorValueProduced>(events),
            [MimeTypes] = string.Join('\n', values.Select(value => $"{value.EventType} {string.Join(", ", value.FormattedValues.Select(one => one.MimeType))}")),
            [Text] = string.Join('\n', formatted.Where(one => one.MimeType != Protocol.MimeTypes.Html).Select(one => one.Value).Append(valueAsText?.TrimEnd())),
            [Html] = string.Join('\n', formatted.Where(one => one.MimeType == Protocol.MimeTypes.Html).Select(one => one.Value)),
        });
    }

    private static string Printed<T>(IEnumerable<KernelEvent> events) where T : ValueProduced =>
        string.Concat(events.OfType<T>().Select(value => value.FormattedValues[0].Value));
}
