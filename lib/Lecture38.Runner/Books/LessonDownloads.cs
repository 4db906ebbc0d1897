namespace Lecture38.Runner;

/// <summary>The forms of a lesson that a page offers to take along.</summary>
internal static class LessonDownloads
{
    /// <summary>The notebook without outputs, and the same lesson as an app.</summary>
    public static IReadOnlyList<LessonDownload> Of(NotebookDocument executed, string root)
    {
        // The app first: the source form of the notebook has no outputs, and what a cell showed tells whether it compiles.
        var app = FileBasedApp.Of(executed, root);
        return
        [
            new(executed.Name + ".ipynb", "Notebook", "Open it in the course's folder notebooks, with Polyglot Notebooks in VS Code.", CanonicalNotebook.Format(executed)),
            new(executed.Name + ".cs", "C# app", $"Put it into the course's folder notebooks and run it there: dotnet run {executed.Name}.cs", app),
        ];
    }
}
