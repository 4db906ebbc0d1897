using System.Text;

namespace Lecture38;

/// <summary>Text for plotly.js, which reads tags, entities and (where MathJax is loaded) formulas in its labels.</summary>
internal static class PlotlyText
{
    private const int MaxTickLine = 22;
    private const int MaxTitleLine = 34;
    private const int MaxLines = 3;

    /// <summary>The text with nothing in it that plotly would read as markup: <c>List&lt;int&gt;</c> stays a list of int.</summary>
    internal static string Escape(string text) => new StringBuilder(DisplayText.Line(text))
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("$", "&#36;").ToString();

    /// <summary>A tick's label: broken into lines that leave a narrow chart its room, and cut after the third.</summary>
    internal static string TickLabel(string text) => Wrap(text, MaxTickLine);

    /// <summary>An axis' title: broken into lines that fit on a phone, and cut after the third.</summary>
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
