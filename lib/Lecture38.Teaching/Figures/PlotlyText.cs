using System.Text;

namespace Lecture38;

/// <summary>Text for plotly.js, which interprets tags, entities and (with MathJax) formulas in its labels.</summary>
internal static class PlotlyText
{
    private const int MaxTickLine = 22;
    private const int MaxTitleLine = 34;
    private const int MaxLines = 3;

    /// <summary>Escapes everything that plotly would take for markup, such as <c>List&lt;int&gt;</c>.</summary>
    internal static string Escape(string text) => new StringBuilder(DisplayText.Line(text))
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("$", "&#36;").ToString();

    /// <summary>A tick label, wrapped for a narrow chart, at most three lines.</summary>
    internal static string TickLabel(string text) => Wrap(text, MaxTickLine);

    /// <summary>An axis title, wrapped for a phone, at most three lines.</summary>
    internal static string AxisTitle(string text) => Wrap(text, MaxTitleLine);

    private static string Wrap(string text, int maxLine)
    {
        List<string> lines = [];
        foreach (var word in DisplayText.Line(text).Split(' ').SelectMany(word => word.Chunk(maxLine)).Select(part => new string(part)))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= maxLine)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        if (lines.Count > MaxLines)
        {
            lines = [.. lines.Take(MaxLines - 1), lines[MaxLines - 1][..Math.Min(lines[MaxLines - 1].Length, maxLine - 1)] + "…"];
        }

        return string.Join("<br>", lines.Select(Escape));
    }
}
