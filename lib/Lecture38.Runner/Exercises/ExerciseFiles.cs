namespace Lecture38.Runner;

/// <summary>
/// The files with answers to exercises: <c>solutions/NOTEBOOK/EXERCISE.cs</c>, and <c>wrong-answers/NOTEBOOK/EXERCISE/CAUSE.cs</c> for
/// what students are likely to write instead. Students get neither.
/// </summary>
internal sealed class ExerciseFiles(string notebooks)
{
    public string Solution(string notebook, string exercise) => Path.Combine(notebooks, "solutions", notebook, exercise + ".cs");

    /// <summary>The source of an exercise's solution.</summary>
    /// <exception cref="InvalidInputException">There is no such file.</exception>
    public string ReadSolution(string notebook, string exercise)
    {
        var path = Solution(notebook, exercise);
        return File.Exists(path) ? ReadSource(path) : throw new InvalidInputException(path, $"no such file; the exercise {exercise} has no solution");
    }

    /// <summary>The files with an exercise's wrong answers, each named by the cause that the check must find.</summary>
    public IReadOnlyList<string> WrongAnswers(string notebook, string exercise)
    {
        var folder = Path.Combine(notebooks, "wrong-answers", notebook, exercise);
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>The source that a file puts into an exercise's cell.</summary>
    /// <exception cref="InvalidInputException">The file cannot be read.</exception>
    public static string ReadSource(string path) => InputFile.ReadText(path).TrimEnd('\n');
}
