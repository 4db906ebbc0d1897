namespace Lecture38.Runner;

/// <summary>The forms of a lesson that a page offers to take along.</summary>
internal static class LessonDownloads
{
    /// <summary>Far more than a lesson takes.</summary>
    private static readonly TimeSpan AppLimit = TimeSpan.FromSeconds(30);

    /// <summary>The notebook without outputs, and the same lesson as an app; a notebook that cannot be one goes without.</summary>
    /// <param name="executed">The notebook; it loses its outputs.</param>
    /// <param name="root">The course's folder.</param>
    /// <param name="notes">Takes a line where there is no app.</param>
    public static IReadOnlyList<LessonDownload> Take(NotebookDocument executed, string root, Action<string> notes)
    {
        // The app first: what a cell showed tells whether it compiles.
        var app = App(executed, root, notes);
        var notebook = new LessonDownload(
            executed.Name + ".ipynb", "Notebook", "to open with Polyglot Notebooks in VS Code.", Command: null, CanonicalNotebook.Format(executed));
        return app is null ? [notebook] : [notebook, app];
    }

    private static LessonDownload? App(NotebookDocument executed, string root, Action<string> notes)
    {
        if (executed.CodeCells.FirstOrDefault(cell => Nesting.IsTooDeep(cell.Source)) is { } deep)
        {
            notes($"{executed.Path}: cell {deep.Id} is nested deeper than anybody writes; the page offers no app");
            return null;
        }

        try
        {
            var name = executed.Name + ".cs";
            var text = CompilerThread.Run(() => FileBasedApp.Of(executed, root), AppLimit);
            return new LessonDownload(name, "C# app", "the same lesson without a notebook, to run in its folder:", $"dotnet run {ThisProgram.Quote(name)}", text);
        }
        catch (InvalidInputException error)
        {
            notes($"{error.Message}; the page offers no app");
            return null;
        }
        catch (TimeoutException)
        {
            notes($"{executed.Path}: the compiler is busy with its cells for more than {AppLimit.TotalSeconds:F0} s; the page offers no app");
            return null;
        }
    }
}
