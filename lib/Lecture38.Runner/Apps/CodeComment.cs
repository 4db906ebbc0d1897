using System.Text;

namespace Lecture38.Runner;

/// <summary>A cell that an app does not run, as a comment with the reason.</summary>
internal static class CodeComment
{
    public static string Of(NotebookCell cell, string reason)
    {
        var text = new StringBuilder($"// Cell {OneLine.Of(cell.Id)}: {OneLine.Of(reason)}\n");
        foreach (var line in cell.Source.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            text.Append($"//     {line}".TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
