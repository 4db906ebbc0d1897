namespace Lecture38.Runner;

/// <summary>Finds the notebook of the course to which a student's copy, or an exercise, belongs.</summary>
/// <param name="root">The course's folder.</param>
public sealed class CourseNotebook(string root)
{
    /// <summary>The folder of the course's notebooks.</summary>
    public string Folder { get; } = Path.Combine(root, "notebooks");

    /// <summary>The course's notebooks, in the order of their names.</summary>
    public IReadOnlyList<string> Paths =>
        Directory.Exists(Folder) ? [.. Directory.GetFiles(Folder, "*.ipynb").Order(StringComparer.Ordinal).Select(NotebookPaths.Shorten)] : [];

    /// <summary>The notebook with the copy's file name, or else the one with which the copy shares the most exercises.</summary>
    /// <exception cref="InvalidInputException">There is neither.</exception>
    public NotebookDocument Of(NotebookDocument student)
    {
        var sameName = NotebookPaths.Shorten(Path.Combine(Folder, student.Name + ".ipynb"));
        if (File.Exists(sameName))
        {
            return NotebookDocument.Read(sameName);
        }

        var names = student.CodeCells.Select(StudentCopy.NameOf).ToHashSet();
        return Paths.Select(NotebookDocument.Read)
            .Select(notebook => (Notebook: notebook, Shared: CourseExercise.Of(notebook).Count(exercise => names.Contains(exercise.Id))))
            .Where(candidate => candidate.Shared > 0)
            .OrderByDescending(candidate => candidate.Shared)
            .FirstOrDefault().Notebook
            ?? throw new InvalidInputException(student.Path, $"belongs to no notebook of the course: neither its name nor any of its cells is in {NotebookPaths.Shorten(Folder)}");
    }
}
