namespace Lecture38.Runner;

/// <summary>
/// What a reader sees below a cell, whichever kernel ran it: streams as they are; of a value its plain text, or else the visible text
/// of its HTML; of an error its first line. Figures are not text: <see cref="PlotlyFigure"/> reads them.
/// </summary>
internal static class VisibleText
{
    /// <summary>The lines of a cell's outputs, without blanks at their ends. Linear in their text.</summary>
    public static IReadOnlyList<string> Lines(IEnumerable<CellOutput> outputs) => [.. outputs.SelectMany(LinesOf)];

    private static IEnumerable<string> LinesOf(CellOutput output) => output switch
    {
        StreamOutput stream => Split(stream.Text.ToString()),
        ErrorOutput error => Split(error.Error.FirstLine),
        ValueOutput { Value: var value } => LinesOf(value),
        _ => [],
    };

    private static IEnumerable<string> LinesOf(MimeBundle value)
    {
        if (value.ContainsKey(MimeTypes.Plotly))
        {
            return [];
        }

        if (value.TryGetValue(MimeTypes.PlainText, out var plain))
        {
            return Split(plain);
        }

        return value.TryGetValue(MimeTypes.Html, out var html) ? HtmlText.Lines(html) : value.SelectMany(LinesOfOther);
    }

    /// <summary>Other text as it is; of a picture, only its type.</summary>
    private static IEnumerable<string> LinesOfOther(KeyValuePair<string, string> representation) =>
        representation.Key.StartsWith("text/", StringComparison.Ordinal) || representation.Key.EndsWith("json", StringComparison.Ordinal)
            ? Split(representation.Value)
            : [$"[{representation.Key}]"];

    private static IEnumerable<string> Split(string text)
    {
        var lines = TerminalText.Lines(text).ToList();
        var last = lines.FindLastIndex(line => line.Length > 0);
        return lines.Take(last + 1);
    }
}
