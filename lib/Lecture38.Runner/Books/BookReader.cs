namespace Lecture38.Runner;

/// <summary>Makes a book of executed notebooks.</summary>
/// <param name="root">The course's folder.</param>
/// <param name="isForInstructors">Whether it shows solutions.</param>
public sealed class BookReader(string root, bool isForInstructors)
{
    private readonly CourseNotebook _course = new(root);

    private readonly Lazy<ILookup<string, string>> _stubs = new(() => ReadStubs(new CourseNotebook(root)));

    /// <summary>The book of these notebooks, in their order.</summary>
    /// <param name="executed">The notebooks, with what they showed.</param>
    /// <param name="source">Where readers get the course, or null.</param>
    /// <param name="jobs">How many of them are worked on at a time.</param>
    /// <exception cref="InvalidInputException">One of them was not executed, or holds answers that are not for students.</exception>
    public async Task<Book> ReadAsync(IReadOnlyList<NotebookDocument> executed, string? source, int jobs)
    {
        foreach (var notebook in executed)
        {
            RequireExecuted(notebook);
            RequirePublishable(notebook);
        }

        var solutions = isForInstructors ? new ExerciseFiles(NotebookPaths.Shorten(_course.Folder)) : null;
        var reader = new LessonReader(root, executed.Select(notebook => notebook.Name).ToHashSet(), solutions);
        var lessons = new Lesson[executed.Count];
        await Parallel.ForAsync(0, lessons.Length, new ParallelOptions { MaxDegreeOfParallelism = jobs }, (index, _) =>
        {
            lessons[index] = reader.Read(executed[index]);
            return ValueTask.CompletedTask;
        });
        var (title, introduction) = ReadMe();
        return new Book(title, introduction, lessons, source, isForInstructors);
    }

    /// <summary>Requires a page of its own, and that no answer comes into a book for students, be it a solution or a student's own.</summary>
    /// <exception cref="InvalidInputException">The page would be the book's first, or show an answer.</exception>
    public void RequirePublishable(NotebookDocument notebook)
    {
        if (Book.IndexFile.Equals(notebook.Name + ".html", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidInputException(notebook.Path, $"its page would be {Book.IndexFile}, which is the book's first; give the notebook another name");
        }

        if (notebook.Name.Any(char.IsControl))
        {
            throw new InvalidInputException(notebook.Path, "has a line break or another control character in its name, which no page may have; give it another name");
        }

        if (!isForInstructors && notebook.CodeCells.FirstOrDefault(IsAnswered) is { } answered)
        {
            throw new InvalidInputException(
                notebook.Path, $"the cell {answered.Id} holds an answer, and a book for students shows none; publish the notebook as the course has it, or add --instructor");
        }
    }

    /// <summary>True for a course's exercise, whatever the copy is called in which it stands, with anything but the course's stub.</summary>
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
            throw new InvalidInputException(notebook.Path, $"was not executed: it has no outputs; run it first with: {ThisProgram.CommandLine} run {ThisProgram.Quote(notebook.Path)}");
        }
    }

    /// <summary>The course says itself what it is called and what it is about.</summary>
    private (string Title, string Introduction) ReadMe()
    {
        var path = Path.Combine(root, "README.md");
        if (!File.Exists(path))
        {
            return ("Lessons", "");
        }

        var readMe = new ProseRenderer(target => target).Render(File.ReadAllText(path));
        return (readMe.Headings is [var heading, ..] ? heading.Text : "Lessons", LessonText.FirstParagraph(readMe.Html));
    }
}
