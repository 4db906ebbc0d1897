namespace Lecture38.Runner;

/// <summary>The solutions of exercises: <c>solutions/NOTEBOOK/EXERCISE.cs</c> in the folder of the notebooks. Students do not get them.</summary>
internal sealed class SolutionFiles(string notebooks)
{
    public string Path(string notebook, string exercise) => System.IO.Path.Combine(notebooks, "solutions", notebook, exercise + ".cs");

    /// <summary>The source of an exercise's solution.</summary>
    /// <exception cref="InvalidInputException">There is no such file, or it cannot be read.</exception>
    public string Read(string notebook, string exercise)
    {
        var path = Path(notebook, exercise);
        return File.Exists(path) ? InputFile.ReadText(path).TrimEnd('\n') : throw new InvalidInputException(path, $"no such file; the exercise {exercise} has no solution");
    }
}
