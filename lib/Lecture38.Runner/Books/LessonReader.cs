using System.Text;

namespace Lecture38.Runner;

/// <summary>Makes a page of an executed notebook. Thread-safe.</summary>
/// <param name="libraries">The DLLs that notebooks load, for the colors of their code.</param>
/// <param name="names">The notebooks in the book, for links between pages.</param>
/// <param name="solutions">The solutions to show; null in a book for students.</param>
internal sealed class LessonReader(IReadOnlyList<string> libraries, IReadOnlySet<string> names, SolutionFiles? solutions)
{
    /// <summary>In characters; a larger page is slow on a phone.</summary>
    private const int MaxPageLength = 400_000;

    /// <summary>Makes the page.</summary>
    /// <exception cref="InvalidInputException">A solution that must be shown is missing.</exception>
    public Lesson Read(NotebookDocument executed)
    {
        NotebookCell[] cells = [.. executed.Cells.Where(cell => !cell.Tags.Contains("remove-cell"))];
        var code = Highlight(executed, cells);
        var prose = new ProseRenderer(TargetOf);
        var outputs = new OutputRenderer(prose);
        var (html, summary, headings, links, scripts, warnings) =
            (new StringBuilder(), "", new List<ProseHeading>(), new List<string>(), new List<string>(), new List<string>());
        foreach (var cell in cells)
        {
            if (cell.IsCode)
            {
                var shown = outputs.Render(cell);
                var (source, solution) = code.GetValueOrDefault(cell, (HtmlEncoding.Text(cell.Source), null));
                html.Append(CellHtml.Write(cell, source, shown.Html, solution));
                scripts.AddRange(shown.Scripts);
            }
            else if (cell.Kind == "markdown")
            {
                var rendered = prose.Render(cell.Source, cell.Attachments);
                html.Append("<div class=\"prose\">\n").Append(rendered.Html).Append("</div>\n");
                headings.AddRange(rendered.Headings);
                links.AddRange(rendered.Links);
                warnings.AddRange(rendered.Links.Where(LeadsNowhere).Select(link => $"{executed.Path}: links to {link}, which is not in the book"));
                summary = summary.Length > 0 ? summary : SearchIndex.FirstParagraph(rendered.Html);
            }
        }

        if (html.Length > MaxPageLength)
        {
            warnings.Add($"{executed.Path}: its page has more than {MaxPageLength / 1000} KB, which is slow on a phone; let its cells show less");
        }

        return new Lesson(
            executed.Name,
            headings is [var title, ..] ? title.Text : executed.Name,
            summary,
            [.. headings.Skip(1)],
            html.ToString(),
            links,
            scripts,
            CanonicalNotebook.Format(executed),
            warnings);
    }

    /// <summary>Highlights all C# cells and the solutions of exercises together, because cells use names of earlier cells.</summary>
    private Dictionary<NotebookCell, (string Source, string? Solution)> Highlight(NotebookDocument notebook, NotebookCell[] cells)
    {
        NotebookCell[] code = [.. cells.Where(cell => cell.IsCode && cell.KernelName == "csharp")];
        NotebookCell[] solved = [.. code.Where(cell => solutions is not null && cell.Grading is { IsSolution: true })];
        var highlighted = CSharpHighlighter.Highlight(
            [.. code.Select(cell => cell.Source), .. solved.Select(cell => solutions!.Read(notebook.Name, cell.Id))], libraries);
        return code.Index().ToDictionary(
            cell => cell.Item,
            cell => (highlighted[cell.Index], Array.IndexOf(solved, cell.Item) is var index and >= 0 ? highlighted[code.Length + index] : null));
    }

    /// <summary>True for a link that leads neither to the web, nor to the page itself, nor to another page.</summary>
    private bool LeadsNowhere(string link) =>
        !link.StartsWith('#') && !Uri.TryCreate(link, UriKind.Absolute, out _) && !names.Contains(NameIn(link[..PathLength(link)]));

    /// <summary>A link to another notebook of the book leads to its page.</summary>
    private string TargetOf(string link)
    {
        var end = PathLength(link);
        var path = link[..end];
        return path.EndsWith(".ipynb", StringComparison.Ordinal) && names.Contains(NameIn(path)) ? Lesson.AddressOf(NameIn(path)) + link[end..] : link;
    }

    private static int PathLength(string link) => link.IndexOfAny(['#', '?']) is var found and >= 0 ? found : link.Length;

    private static string NameIn(string path) => Path.GetFileNameWithoutExtension(Uri.UnescapeDataString(path));
}

/// <summary>Writes a code cell: its code, its outputs, and for instructors the solution.</summary>
internal static class CellHtml
{
    /// <param name="outputs">The HTML of its outputs; may be empty.</param>
    public static string Write(NotebookCell cell, string code, string outputs, string? solution)
    {
        var input = cell.IsEmpty ? "" : Part(cell, "input", "Code", "input", CodeBlock(cell, code));
        var output = outputs.Length == 0 ? "" : Part(cell, "output", "Output", "outputs", outputs);
        var solved = solution is null ? "" : $"<details class=\"solution\"><summary>Solution</summary>\n{CodeBlock(cell, solution)}</details>\n";
        return $"<div class=\"cell{(cell.Tags.Contains("exercise") ? " exercise" : "")}\" id=\"cell-{HtmlEncoding.Attribute(cell.Id)}\">\n{input}{output}{solved}</div>\n";
    }

    /// <summary>Shows, folds or leaves out a part, by the tags of <see href="https://jupyterbook.org">Jupyter Book</see>.</summary>
    private static string Part(NotebookCell cell, string name, string summary, string cssClass, string content) =>
        cell.Tags.Contains($"remove-{name}") ? ""
        : cell.Tags.Contains($"hide-{name}") || cell.Tags.Contains("hide-cell") ? $"<details class=\"{cssClass}\"><summary>{summary}</summary>\n{content}</details>\n"
        : $"<div class=\"{cssClass}\">\n{content}</div>\n";

    private static string CodeBlock(NotebookCell cell, string code) =>
        $"<pre data-scroll=\"Code\"><code class=\"language-{HtmlEncoding.Attribute(cell.KernelName)}\">{code}</code></pre>\n";
}
