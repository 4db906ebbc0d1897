using System.Text;

namespace Lecture38.Runner;

/// <summary>Makes a page of an executed notebook.</summary>
/// <param name="root">The course's folder.</param>
/// <param name="names">The notebooks in the book, for links from one page to another.</param>
/// <param name="solutions">Where the solutions to show are; null in a book for students.</param>
public sealed class LessonReader(string root, IReadOnlySet<string> names, ExerciseFiles? solutions)
{
    private const int MaxPage = 400_000;

    /// <summary>The page of a notebook.</summary>
    /// <exception cref="InvalidInputException">A solution that is to be shown is missing.</exception>
    public Lesson Read(NotebookDocument executed)
    {
        NotebookCell[] cells = [.. executed.Cells.Where(cell => CellVisibility.Of(cell).Cell)];
        var code = new LessonCode(executed, cells, root, solutions);
        var prose = new ProseRenderer(PageOf);
        var outputs = new OutputRenderer(prose);
        var notes = new List<string>();
        var (html, summary, headings, scripts, needs) = (new StringBuilder(), "", new List<ProseHeading>(), new List<string>(), OutputNeeds.None);
        foreach (var cell in cells)
        {
            if (cell.IsCode)
            {
                var shown = outputs.Render(cell);
                CellMarkup.Append(html, cell, code.Of(cell), shown.Html, code.SolutionOf(cell));
                scripts.AddRange(shown.Scripts);
                needs |= shown.Needs;
            }
            else if (cell.Kind == "markdown")
            {
                var rendered = prose.Render(cell.Source);
                html.Append("<div class=\"prose\">\n").Append(rendered.Html).Append("</div>\n");
                headings.AddRange(rendered.Headings);
                notes.AddRange(rendered.Links.Where(LeadsAstray).Select(link => $"{executed.Path}: links to {link}, which is not in the book"));
                summary = summary.Length > 0 ? summary : LessonText.FirstParagraph(rendered.Html);
            }
        }

        if (html.Length > MaxPage)
        {
            notes.Add($"{executed.Path}: its page has more than {MaxPage / 1000} KB, which is slow on a phone; let its cells show less");
        }

        return new Lesson(
            executed.Name,
            headings is [var title, ..] ? title.Text : executed.Name,
            summary,
            [.. headings.Skip(1)],
            html.ToString(),
            scripts,
            needs,
            [new LessonDownload(
                executed.Name + ".ipynb", "Notebook", "to open with Polyglot Notebooks in VS Code.", Command: null, CanonicalNotebook.Format(executed))],
            notes);
    }

    /// <summary>True for a link that leads neither to the web, nor to the page itself, nor to another page.</summary>
    private bool LeadsAstray(string link) =>
        !link.StartsWith('#') && !Uri.TryCreate(link, UriKind.Absolute, out _)
        && !names.Contains(NameIn(link[..PathLength(link)]));

    /// <summary>A link to another notebook of the book leads to its page.</summary>
    private string PageOf(string target)
    {
        var end = PathLength(target);
        var path = target[..end];
        return path.EndsWith(".ipynb", StringComparison.Ordinal) && names.Contains(NameIn(path))
            ? Lesson.AddressOf(NameIn(path)) + target[end..]
            : target;
    }

    private static int PathLength(string link) => link.IndexOfAny(['#', '?']) is var found and >= 0 ? found : link.Length;

    /// <summary>In a link, a blank is <c>%20</c>.</summary>
    private static string NameIn(string path) => Path.GetFileNameWithoutExtension(Uri.UnescapeDataString(path));
}
