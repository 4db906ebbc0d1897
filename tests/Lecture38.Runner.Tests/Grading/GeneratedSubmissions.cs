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
    private const int Endless = 2, Crashing = 4;

    /// <summary>Writes the submissions, and tells what their grades must be.</summary>
    public static IReadOnlyList<ExpectedGrade> Write(TemporaryFolder folder, string notebook, int count)
    {
        var (text, exercises) = Read(notebook);
        var expected = new List<ExpectedGrade>();
        for (var index = 0; index < count; index++)
        {
            var student = $"student-{index:00}";
            var submission = JsonNode.Parse(text)!;
            foreach (var (place, exercise) in exercises.Index())
            {
                var (source, grade) = Answer(student, notebook, exercise, index, place);
                PutInto(submission, exercise, source);
                expected.Add(grade);
            }

            folder.Write($"submitted/{student}/{notebook}.ipynb", submission.ToJsonString());
        }

        return expected;
    }

    /// <summary>Writes a submission to every notebook of the course, with all its solutions.</summary>
    public static void WriteSolutions(TemporaryFolder folder, string student)
    {
        foreach (var notebook in CourseNotebooks.Files.Select(path => Path.GetFileNameWithoutExtension(path)))
        {
            var (text, exercises) = Read(notebook);
            var submission = JsonNode.Parse(text)!;
            foreach (var exercise in exercises)
            {
                PutInto(submission, exercise, CourseNotebooks.Solutions.Read(notebook, exercise.Id));
            }

            folder.Write($"submitted/{student}/{notebook}.ipynb", submission.ToJsonString());
        }
    }

    private static (string Text, IReadOnlyList<CourseExercise> Exercises) Read(string notebook)
    {
        var path = Path.Combine(CourseNotebooks.Folder, notebook + ".ipynb");
        return (File.ReadAllText(path), CourseExercise.Of(NotebookDocument.Read(path)));
    }

    private static void PutInto(JsonNode submission, CourseExercise exercise, string source) =>
        submission["cells"]!.AsArray().Single(cell => (string?)cell!["id"] == exercise.Id)!["source"] = source;

    private static (string Source, ExpectedGrade Grade) Answer(string student, string notebook, CourseExercise exercise, int index, int place)
    {
        var wrongAnswers = CourseNotebooks.WrongAnswers(notebook, exercise.Id);
        return (index, place) switch
        {
            (Endless, 0) => ("System.Threading.Thread.Sleep(-1);", Expected(ExerciseMark.Wrong, "Your cell ran longer than")),
            (Crashing, 0) => ("Environment.FailFast(\"gone\");", Expected(ExerciseMark.Wrong, "Process terminated: gone")),
            _ => ((index + place) % (wrongAnswers.Count + 2)) switch
            {
                0 => (exercise.Stub.Source, Expected(ExerciseMark.NotAttempted)),
                1 => (CourseNotebooks.Solutions.Read(notebook, exercise.Id), Expected(ExerciseMark.Right)),
                var wrong => (wrongAnswers[wrong - 2].Source, Expected(ExerciseMark.Wrong) with { Cause = wrongAnswers[wrong - 2].Cause }),
            },
        };

        ExpectedGrade Expected(string state, string message = "") =>
            new(student, exercise.Id, state, null, state == ExerciseMark.Right ? exercise.Points : 0, message);
    }
}
