using System.Text;
using System.Text.Json.Nodes;

namespace Lecture38.Runner.Tests;

/// <summary>What a grade must be.</summary>
internal sealed record ExpectedGrade(string Student, string Exercise, string State, string? Cause, double Points, string Message = "");

/// <summary>
/// Submissions to a notebook of the course, made from its own stubs, solutions and wrong answers, a different mixture each; among
/// them one whose first answer never ends, and one whose first answer ends its kernel.
/// </summary>
internal static class GeneratedSubmissions
{
    private const int Looping = 6, Crashing = 13;

    private static readonly ExerciseFiles Files = new(NotebookKernels.Folder);

    /// <summary>Writes the submissions, and tells what their grades must be.</summary>
    public static IReadOnlyList<ExpectedGrade> Write(TemporaryFolder folder, string notebook, int count)
    {
        var bytes = File.ReadAllBytes(Path.Combine(NotebookKernels.Folder, notebook + ".ipynb"));
        var exercises = CourseExercise.Of(NotebookDocument.Parse(bytes, notebook + ".ipynb"));
        var expected = new List<ExpectedGrade>();
        for (var index = 0; index < count; index++)
        {
            var student = $"student-{index:00}";
            var submission = JsonNode.Parse(Encoding.UTF8.GetString(bytes))!;
            foreach (var (place, exercise) in exercises.Index())
            {
                var (source, grade) = Answer(student, notebook, exercise, index, place);
                submission["cells"]!.AsArray().Single(cell => (string?)cell!["id"] == exercise.Id)!["source"] = source;
                expected.Add(grade);
            }

            folder.Write($"submitted/{student}/{notebook}.ipynb", submission.ToJsonString());
        }

        return expected;
    }

    private static (string Source, ExpectedGrade Grade) Answer(string student, string notebook, CourseExercise exercise, int index, int place)
    {
        var wrongAnswers = Files.WrongAnswers(notebook, exercise.Id);
        return (index, place) switch
        {
            (Looping, 0) => ("while (true) { }", Expected(ExerciseMark.Wrong, "Your cell ran longer than")),
            (Crashing, 0) => ("Environment.FailFast(\"gone\");", Expected(ExerciseMark.Wrong, "Process terminated: gone")),
            _ => ((index + place) % (wrongAnswers.Count + 2)) switch
            {
                0 => (exercise.Stub.Source, Expected(ExerciseMark.NotAttempted)),
                1 => (Solution(), Expected(ExerciseMark.Right)),
                var wrong => (ExerciseFiles.ReadSource(wrongAnswers[wrong - 2]), Expected(ExerciseMark.Wrong) with { Cause = Path.GetFileNameWithoutExtension(wrongAnswers[wrong - 2]) }),
            },
        };

        string Solution() => ExerciseFiles.ReadSource(Files.Solution(notebook, exercise.Id));

        ExpectedGrade Expected(string state, string message = "") =>
            new(student, exercise.Id, state, null, state == ExerciseMark.Right ? exercise.Points : 0, message);
    }
}
