using System.Text;

namespace Lecture38.Runner;

/// <summary>Writes a code cell: its code, its outputs, and for instructors the solution.</summary>
internal static class CellMarkup
{
    /// <param name="html">Where it is written.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="code">Its highlighted code.</param>
    /// <param name="outputs">Its outputs' HTML; empty where it shows nothing.</param>
    /// <param name="solution">An exercise's highlighted solution, or null.</param>
    public static void Append(StringBuilder html, NotebookCell cell, string code, string outputs, string? solution)
    {
        var visibility = CellVisibility.Of(cell);
        html.Append("<div class=\"cell").Append(cell.Tags.Contains(ExerciseTag) ? " exercise" : "")
            .Append("\" id=\"cell-").Append(HtmlEncoding.Attribute(cell.Id)).Append("\">\n");
        if (!cell.IsEmpty)
        {
            AppendPart(html, "input", "Code", CodeBlock(code, cell.KernelName), visibility.Input);
        }

        if (outputs.Length > 0)
        {
            AppendPart(html, "outputs", "Output", outputs, visibility.Output);
        }

        if (solution is not null)
        {
            html.Append("<details class=\"solution\"><summary>Solution</summary>\n").Append(CodeBlock(solution, cell.KernelName)).Append("</details>\n");
        }

        html.Append("</div>\n");
    }

    private const string ExerciseTag = "exercise";

    private static void AppendPart(StringBuilder html, string name, string summary, string content, PartVisibility visibility)
    {
        _ = visibility switch
        {
            PartVisibility.Shown => html.Append($"<div class=\"{name}\">\n").Append(content).Append("</div>\n"),
            PartVisibility.Folded => html.Append($"<details class=\"{name}\"><summary>{summary}</summary>\n").Append(content).Append("</details>\n"),
            _ => html,
        };
    }

    private static string CodeBlock(string code, string language) =>
        $"<pre data-scroll=\"Code\"><code class=\"language-{HtmlEncoding.Attribute(language)}\">{code}</code></pre>\n";
}
