namespace Lecture38.Runner;

/// <summary>A published course: the content of its index and of its lessons.</summary>
/// <param name="Introduction">What the course is about, as plain text.</param>
/// <param name="Lessons">The lessons, in reading order; each becomes a page.</param>
/// <param name="Source">The address of the course itself, or null.</param>
/// <param name="IsForInstructors">Whether the book shows solutions and must not go to students.</param>
internal sealed record Book(string Title, string Introduction, IReadOnlyList<Lesson> Lessons, string? Source, bool IsForInstructors)
{
    public const string IndexFile = "index.html";

    private const string SearchIndexFile = "search-index.js";

    /// <summary>What the publisher should know, a line each.</summary>
    public IEnumerable<string> Warnings => Lessons.SelectMany(lesson => lesson.Warnings.Concat(
        lesson.Links.Where(link => LeadsToNoHeading(lesson, link)).Select(link => $"{lesson.NotebookFile}: links to {link}, but there is no such heading")));

    /// <summary>All files of the book.</summary>
    /// <exception cref="InvalidInputException">A figure needs <paramref name="plotlyJs"/>, and the file does not exist.</exception>
    public IReadOnlyList<TextFile> ToFiles(string plotlyJs)
    {
        TextFile[] assets =
        [
            .. PageShell.Assets, .. OutputAssets.Files, new(SearchIndexFile, SearchIndex.Write(Lessons)),
            .. Lessons.Any(lesson => lesson.Html.Contains("data-plotly=", StringComparison.Ordinal)) ? [ReadPlotlyJs(plotlyJs)] : Array.Empty<TextFile>(),
        ];
        return
        [
            new(IndexFile, IndexPage.Write(this)),
            .. Lessons.Select(lesson => new TextFile(lesson.File, LessonPage.Write(this, lesson))),
            .. Lessons.Select(lesson => new TextFile(lesson.NotebookFile, lesson.Notebook)),
            .. assets.Select(asset => asset with { Name = $"{OutputAssets.Folder}/{asset.Name}" }),
        ];
    }

    private bool LeadsToNoHeading(Lesson lesson, string link)
    {
        var start = link.IndexOf('#');
        if (start < 0 || link.Length == start + 1)
        {
            return false;
        }

        var page = start == 0 ? lesson : Lessons.FirstOrDefault(other => other.Address == link[..start]);
        return page is not null && !page.HasAnchor(link[(start + 1)..]);
    }

    private static TextFile ReadPlotlyJs(string path) => File.Exists(path)
        ? new(OutputAssets.Plotly, File.ReadAllText(path))
        : throw new InvalidInputException(path, "no such file, and figures need it; build the course with: dotnet build");
}

/// <summary>A notebook as a page of the book.</summary>
/// <param name="Name">The name of the notebook and of the page.</param>
/// <param name="Title">Its first heading, as plain text.</param>
/// <param name="Summary">Its first paragraph, as plain text; may be empty.</param>
/// <param name="Headings">The headings below the title, in order.</param>
/// <param name="Links">The targets of the links in its prose, in order.</param>
/// <param name="Scripts">The exact texts of the scripts in the frames of <paramref name="Html"/>.</param>
/// <param name="Notebook">The text of the notebook, for readers to run.</param>
/// <param name="Warnings">What the publisher should know, a line each.</param>
internal sealed record Lesson(
    string Name,
    string Title,
    string Summary,
    IReadOnlyList<ProseHeading> Headings,
    string Html,
    IReadOnlyList<string> Links,
    IReadOnlyList<string> Scripts,
    string Notebook,
    IReadOnlyList<string> Warnings)
{
    private const int MaxContentsLevel = 3;

    public string File => Name + ".html";

    /// <summary>The file of the notebook, beside the page.</summary>
    public string NotebookFile => Name + ".ipynb";

    public string Address => AddressOf(Name);

    /// <summary>Whether an element of the page has this id, as the part of an address after the <c>#</c> has it.</summary>
    public bool HasAnchor(string fragment) => Html.Contains($" id=\"{HtmlEncoding.Attribute(Uri.UnescapeDataString(fragment))}\"", StringComparison.Ordinal);

    /// <summary>The target of links to a notebook's page.</summary>
    public static string AddressOf(string name) => Uri.EscapeDataString(name + ".html");

    /// <summary>The sections and their subsections, in order, for lists of contents. Deeper headings are left out.</summary>
    internal IReadOnlyList<(ProseHeading Heading, List<ProseHeading> Subsections)> Contents()
    {
        var sections = new List<(ProseHeading Heading, List<ProseHeading> Subsections)>();
        foreach (var heading in Headings.Where(heading => heading.Level <= MaxContentsLevel))
        {
            if (heading.Level == MaxContentsLevel && sections.Count > 0)
            {
                sections[^1].Subsections.Add(heading);
            }
            else
            {
                sections.Add((heading, []));
            }
        }

        return sections;
    }
}
