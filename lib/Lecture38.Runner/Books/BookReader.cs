namespace Lecture38.Runner;

/// <summary>Makes a book of executed notebooks.</summary>
/// <param name="root">The course's folder.</param>
/// <param name="isForInstructors">Whether it shows solutions.</param>
public sealed class BookReader(string root, bool isForInstructors)
{
    private readonly CourseNotebook _course = new(root);

    /// <summary>The book of these notebooks, in their order.</summary>
    /// <exception cref="InvalidInputException">One of them was not executed, or holds answers that are not for students.</exception>
    public async Task<Book> ReadAsync(IReadOnlyList<NotebookDocument> executed)
    {
        foreach (var notebook in executed)
        {
            RequireExecuted(notebook);
            RequireStubs(notebook);
        }

        var solutions = isForInstructors ? new ExerciseFiles(NotebookPaths.Shorten(_course.Folder)) : null;
        var reader = new LessonReader(root, executed.Select(notebook => notebook.Name).ToHashSet(), solutions);
        var lessons = await Task.WhenAll(executed.Select(notebook => Task.Run(() => reader.Read(notebook))));
        var (title, introduction) = ReadMe();
        return new Book(title, introduction, lessons, isForInstructors);
    }

    /// <summary>Requires that no answer comes into a book for students, be it a solution or a student's own.</summary>
    /// <exception cref="InvalidInputException">One would.</exception>
    public void RequireStubs(NotebookDocument notebook)
    {
        var own = Path.Combine(_course.Folder, notebook.Name + ".ipynb");
        if (isForInstructors || !File.Exists(own))
        {
            return;
        }

        var stubs = NotebookDocument.Read(own).CodeCells.Where(cell => cell.Grading is { IsSolution: true }).ToDictionary(cell => cell.Id, cell => cell.Source.Trim());
        if (notebook.CodeCells.FirstOrDefault(cell => stubs.TryGetValue(cell.Id, out var stub) && stub != cell.Source.Trim()) is { } answered)
        {
            throw new InvalidInputException(
                notebook.Path, $"the cell {answered.Id} holds an answer, and a book for students shows none; publish the notebook as the course has it, or add --instructor");
        }
    }

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
