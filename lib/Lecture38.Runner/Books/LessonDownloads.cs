namespace Lecture38.Runner;

/// <summary>The forms of a lesson that a page offers to take along.</summary>
internal static class LessonDownloads
{
    /// <summary>The notebook without outputs, and the same lesson as an app; a notebook that cannot be one goes without.</summary>
    /// <param name="executed">The notebook; it loses its outputs.</param>
    /// <param name="root">The course's folder.</param>
    /// <param name="notes">Takes a line where there is no app.</param>
    public static IReadOnlyList<LessonDownload> Take(NotebookDocument executed, string root, Action<string> notes)
    {
        // The app first: what a cell showed tells whether it compiles.
        var app = App(executed, root, notes);
        var notebook = new LessonDownload(
            executed.Name + ".ipynb", "Notebook", "Open it in the course's folder notebooks, with Polyglot Notebooks in VS Code.", CanonicalNotebook.Format(executed));
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
            return new LessonDownload(
                executed.Name + ".cs",
                "C# app",
                $"Put it into a folder beside the course's notebooks, such as mine, and run it there: dotnet run {ThisProgram.Quote(executed.Name + ".cs")}",
                FileBasedApp.Of(executed, root));
        }
        catch (InvalidInputException error)
        {
            notes($"{error.Message}; the page offers no app");
            return null;
        }
    }
}
