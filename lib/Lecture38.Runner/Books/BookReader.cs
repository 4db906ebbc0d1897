namespace Lecture38.Runner;

/// <summary>Makes a book of executed notebooks.</summary>
internal sealed class BookReader(string root, bool isForInstructors)
{
    private readonly CourseNotebook _course = new(root);

    private readonly Lazy<ILookup<string, string>> _stubs = new(() => ReadStubs(new CourseNotebook(root)));

    /// <summary>The path of plotly.js, beside what notebooks load.</summary>
    public string PlotlyJs => Path.Combine(Binaries, OutputAssets.Plotly);

    private string Binaries => Path.Combine(root, "lib", "bin");

    /// <summary>Makes the book, with a lesson for each notebook.</summary>
    /// <param name="executed">The notebooks with their outputs, in order.</param>
    /// <param name="source">The address of the course itself, or null.</param>
    /// <exception cref="InvalidInputException">A notebook was not executed, or holds answers that are not for students.</exception>
    public async Task<Book> ReadAsync(IReadOnlyList<NotebookDocument> executed, string? source, int jobs)
    {
        foreach (var notebook in executed)
        {
            RequireExecuted(notebook);
            RequirePublishable(notebook);
        }

        var solutions = isForInstructors ? new SolutionFiles(NotebookPaths.Shorten(_course.Folder)) : null;
        string[] libraries = Directory.Exists(Binaries) ? [.. Directory.GetFiles(Binaries, "*.dll").Order(StringComparer.Ordinal)] : [];
        var reader = new LessonReader(libraries, executed.Select(notebook => notebook.Name).ToHashSet(), solutions);
        var lessons = new Lesson[executed.Count];
        await Parallel.ForAsync(0, lessons.Length, new ParallelOptions { MaxDegreeOfParallelism = jobs }, (index, _) =>
        {
            lessons[index] = reader.Read(executed[index]);
            return ValueTask.CompletedTask;
        });
        var (title, introduction) = ReadMe();
        return new Book(title, introduction, lessons, source, isForInstructors);
    }

    /// <summary>Requires that the notebook can have a page and, in a book for students, that it holds no answer.</summary>
    /// <exception cref="InvalidInputException">It cannot, or it holds an answer.</exception>
    public void RequirePublishable(NotebookDocument notebook)
    {
        if (Book.IndexFile.Equals(notebook.Name + ".html", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidInputException(notebook.Path, $"its page would be {Book.IndexFile}, which is the book's first page; rename the notebook");
        }

        if (notebook.Name.Any(char.IsControl))
        {
            throw new InvalidInputException(notebook.Path, "has a line break or another control character in its name, which the name of a page cannot have; rename the notebook");
        }

        if (!isForInstructors && notebook.CodeCells.FirstOrDefault(IsAnswered) is { } answered)
        {
            throw new InvalidInputException(
                notebook.Path, $"cell {answered.Id} contains an answer, and a book for students must not; publish the course's own notebook, or add --instructor");
        }
    }

    /// <summary>True for an exercise of the course, in any notebook, that does not hold the course's stub.</summary>
    private bool IsAnswered(NotebookCell cell) =>
        _stubs.Value[StudentCopy.NameOf(cell)].ToList() is { Count: > 0 } stubs && !stubs.Contains(TextOf(cell));

    private static ILookup<string, string> ReadStubs(CourseNotebook course) => course.Paths
        .SelectMany(path => NotebookDocument.Read(path).CodeCells)
        .Where(cell => cell.Grading is { IsSolution: true })
        .ToLookup(StudentCopy.NameOf, TextOf);

    private static string TextOf(NotebookCell cell) => cell.Source.ReplaceLineEndings("\n").Trim();

    private static void RequireExecuted(NotebookDocument notebook)
    {
        if (notebook.CodeCells.All(cell => !cell.WasExecuted) && notebook.CodeCells.Any(cell => !cell.IsEmpty))
        {
            throw new InvalidInputException(notebook.Path, $"was not executed: it has no outputs; run it first: {ThisProgram.CommandLine} run {ThisProgram.Quote(notebook.Path)}");
        }
    }

    /// <summary>The course's title and introduction are those of its README.</summary>
    private (string Title, string Introduction) ReadMe()
    {
        var path = Path.Combine(root, "README.md");
        if (!File.Exists(path))
        {
            return ("Lessons", "");
        }

        var readMe = new ProseRenderer(target => target).Render(File.ReadAllText(path));
        return (readMe.Headings is [var heading, ..] ? heading.Text : "Lessons", SearchIndex.FirstParagraph(readMe.Html));
    }
}
