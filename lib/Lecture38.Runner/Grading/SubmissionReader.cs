namespace Lecture38.Runner;

/// <summary>Reads what students handed in, and finds the notebook of the course that it answers. Never writes.</summary>
internal static class SubmissionReader
{
    /// <summary>The largest file that is read: a notebook with many figures in its outputs has a tenth of it.</summary>
    public static ByteSize MostBytes { get; } = new(32L << 20);

    /// <summary>The bytes of a submitted file.</summary>
    /// <exception cref="InvalidInputException">It cannot be read, or is far too large.</exception>
    public static byte[] ReadBytes(SubmittedFile file)
    {
        if (file.Problem is { } problem)
        {
            throw new InvalidInputException(file.Name, problem);
        }

        try
        {
            // A pipe has no length, and opening it would wait for a writer that never comes.
            var length = new FileInfo(file.Path).Length;
            return length switch
            {
                0 => throw new InvalidInputException(file.Name, "empty"),
                _ when length > MostBytes.Bytes => throw new InvalidInputException(
                    file.Name, $"too large for a notebook ({new ByteSize(length)}; at most {MostBytes}); clear its outputs and hand it in again"),
                _ => File.ReadAllBytes(file.Path),
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(file.Name, "cannot be read: " + error.Message.Replace(file.Path, file.Name, StringComparison.Ordinal).ReplaceLineEndings(" "));
        }
    }

    /// <summary>
    /// The notebook of the course that a submission answers: the one with its file's name, else the one with most of the exercises
    /// that it holds.
    /// </summary>
    /// <exception cref="InvalidInputException">It answers none.</exception>
    public static GradedNotebook FindNotebook(SubmittedFile file, NotebookDocument submission, IReadOnlyList<GradedNotebook> course) =>
        FindByName(file, course)
        ?? course.Where(notebook => notebook.CountExercisesIn(submission) > 0).MaxBy(notebook => notebook.CountExercisesIn(submission))
        ?? throw new InvalidInputException(file.Name, "is no notebook of the course: it has neither the name nor an exercise of one");

    /// <summary>The notebook of the course with the file's name, or null.</summary>
    public static GradedNotebook? FindByName(SubmittedFile file, IReadOnlyList<GradedNotebook> course) =>
        course.FirstOrDefault(notebook => notebook.Name.Equals(file.NotebookName, StringComparison.OrdinalIgnoreCase));
}
