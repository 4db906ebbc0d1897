namespace Lecture38.Runner;

/// <summary>Finds the notebook of the course of which a student has a copy.</summary>
internal sealed class CourseNotebook(string root)
{
    public string Folder { get; } = Path.Combine(root, "notebooks");

    /// <summary>The course's notebooks, in the order of their names.</summary>
    public IReadOnlyList<string> Paths =>
        Directory.Exists(Folder) ? [.. Directory.GetFiles(Folder, "*.ipynb").Order(StringComparer.Ordinal).Select(NotebookPaths.Shorten)] : [];

    /// <summary>The notebook with the copy's file name, or else the one with which the copy shares the most exercises.</summary>
    /// <exception cref="InvalidInputException">The course has neither.</exception>
    public NotebookDocument Of(NotebookDocument student)
    {
        var sameName = NotebookPaths.Shorten(Path.Combine(Folder, student.Name + ".ipynb"));
        if (File.Exists(sameName))
        {
            return NotebookDocument.Read(sameName);
        }

        return StudentCopy.MostShared(student, Paths.Select(NotebookDocument.Read), CourseExercise.Of)
            ?? throw new InvalidInputException(student.Path, $"belongs to no notebook of the course: neither its name nor any of its cells is in {NotebookPaths.Shorten(Folder)}");
    }
}
