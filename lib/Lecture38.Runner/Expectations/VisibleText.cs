namespace Lecture38.Runner;

/// <summary>
/// What a reader sees under a cell, whatever kernel ran it: streams as they are, values by their plain text or else by the
/// visible text of their HTML, errors by their first line. Figures are no text; <see cref="PlotlyFigure"/> reads them.
/// </summary>
public static class VisibleText
{
    /// <summary>The lines of a cell's outputs, without blanks at their ends; linear in their text.</summary>
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
        if (value.ContainsKey(MimeBundle.PlotlyFigure))
        {
            return [];
        }

        if (value.TryGetValue(MimeBundle.TextPlain, out var plain))
        {
            return Split(plain);
        }

        return value.TryGetValue(MimeBundle.TextHtml, out var html) ? HtmlText.Lines(html) : value.SelectMany(LinesOfOther);
    }

    /// <summary>Other text is read as it is; of a picture, only its type.</summary>
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
