namespace Lecture38.Runner;

/// <summary>
/// Where answers to exercises are kept: <c>solutions/NOTEBOOK/EXERCISE.cs</c>, and
/// <c>wrong-answers/NOTEBOOK/EXERCISE/CAUSE.cs</c> for what students are likely to write instead. Neither is ever released to them.
/// </summary>
/// <param name="notebooks">The course's folder of notebooks.</param>
public sealed class ExerciseFiles(string notebooks)
{
    /// <summary>The folder of the solutions, below the folder of notebooks.</summary>
    public const string SolutionsFolder = "solutions";

    /// <summary>The folder of the wrong answers, below the folder of notebooks.</summary>
    public const string WrongAnswersFolder = "wrong-answers";

    /// <summary>The file with an exercise's solution.</summary>
    public string Solution(string notebook, string exercise) => Path.Combine(notebooks, SolutionsFolder, notebook, exercise + ".cs");

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
        var folder = Path.Combine(notebooks, WrongAnswersFolder, notebook, exercise);
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>The source that a file puts into an exercise's cell.</summary>
    /// <exception cref="InvalidInputException">The file cannot be read.</exception>
    public static string ReadSource(string path) => InputFile.ReadText(path).TrimEnd('\n');
}
