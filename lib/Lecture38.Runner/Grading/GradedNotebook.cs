using System.Security.Cryptography;

namespace Lecture38.Runner;

/// <summary>A notebook of the course with exercises to grade.</summary>
/// <param name="Name">Its file's name without <c>.ipynb</c>.</param>
/// <param name="Exercises">Its exercises, in its order.</param>
internal sealed record GradedNotebook(string Name, ReadOnlyMemory<byte> Bytes, IReadOnlyList<CourseExercise> Exercises)
{
    public string Hash { get; } = Convert.ToHexString(SHA256.HashData(Bytes.Span));

    /// <summary>The notebooks of a folder that have exercises, by name.</summary>
    /// <exception cref="InvalidInputException">The folder has none, or a notebook cannot be read.</exception>
    public static IReadOnlyList<GradedNotebook> In(string folder)
    {
        GradedNotebook[] notebooks =
        [
            .. NotebookPaths.Find([folder], folder).Order(StringComparer.Ordinal).Select(Read).Where(notebook => notebook.Exercises.Count > 0),
        ];
        return notebooks.Length > 0 ? notebooks : throw new InvalidInputException(folder, "no notebook in this folder has exercises to grade");
    }

    /// <summary>A fresh copy of the notebook, which a run may change, as if it were in the given folder.</summary>
    public NotebookDocument OpenIn(string folder) => NotebookDocument.Parse(Bytes, Path.Combine(folder, Name + ".ipynb"));

    private static GradedNotebook Read(string path)
    {
        var notebook = NotebookDocument.Read(path);
        return new GradedNotebook(notebook.Name, File.ReadAllBytes(path), CourseExercise.Of(notebook));
    }
}
