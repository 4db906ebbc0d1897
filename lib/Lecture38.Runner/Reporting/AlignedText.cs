namespace Lecture38.Runner;

/// <summary>A table as bare text, for pipes and narrow terminals.</summary>
internal static class AlignedText
{
    /// <summary>Writes rows with their columns aligned, numbers to the right.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<string[]> rows, Func<int, bool> isNumber)
    {
        var widths = rows[0].Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select((text, column) => isNumber(column) ? text.PadLeft(widths[column]) : text.PadRight(widths[column]));
            writer.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }
}
