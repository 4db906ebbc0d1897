using System.Globalization;
using Spectre.Console;

namespace Lecture38.Runner;

/// <summary>The console report of grading: problems, a row for each exercise, and the average.</summary>
internal static class GradeSummary
{
    private const int MaxCauses = 3;
    private const int MaxProblems = 20;

    public static void Write(IAnsiConsole console, GradingResult result)
    {
        WriteProblems(console, result);
        if (result.IsInterrupted)
        {
            console.WriteUnwrapped(
                $"Interrupted: {result.Submissions.Count} of {result.Planned} submissions are graded and kept. Repeat the command to continue.", "yellow");
            return;
        }

        WriteExercises(console, result.Grades);
        var totals = result.Students.Select(student => result.Grades.Where(grade => grade.Student == student).Sum(grade => grade.Points)).ToList();
        var most = result.Students.Max(student => result.Grades.Where(grade => grade.Student == student).Sum(grade => grade.MaxPoints));
        var reused = result.Submissions.Count(submission => submission.IsReused);
        console.WriteUnwrapped(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{DisplayText.Counted(result.Students.Count, "student")}, {DisplayText.Counted(result.Planned, "submission")}{(reused > 0 ? $" ({reused} graded before)" : "")}: on average {totals.Average():0.##} of {most:0.##} points."),
            null);
    }

    /// <summary>Lists the submissions that a person must look at.</summary>
    private static void WriteProblems(IAnsiConsole console, GradingResult result)
    {
        var problems = result.Grades.Where(grade => grade.State is Grade.Unusable or Grade.NotGraded).Select(Problem).Distinct().ToList();
        foreach (var problem in problems.Take(MaxProblems))
        {
            console.WriteUnwrapped(RunConsole.PrintableLine(problem), "red");
        }

        if (problems.Count > MaxProblems)
        {
            console.WriteUnwrapped($"… and {problems.Count - MaxProblems} more, in {GradeReports.CsvFile}", "red");
        }
    }

    /// <summary>Most messages start with a file's name, which starts with the student's.</summary>
    private static string Problem(Grade grade) =>
        grade.Message.StartsWith(grade.Student, StringComparison.Ordinal) ? grade.Message : $"{grade.Student}: {grade.Message}";

    /// <summary>A row for each exercise, the hardest first.</summary>
    private static void WriteExercises(IAnsiConsole console, IReadOnlyList<Grade> grades)
    {
        var byExercise = grades.Where(grade => grade.Exercise.Length > 0).GroupBy(grade => (grade.Notebook, grade.Exercise))
            .OrderBy(exercise => exercise.Count(IsRight) / (double)exercise.Count()).ToList();
        var states = Grade.States.Where(state => grades.Any(grade => grade.State == state)).ToList();
        string[] headings = ["exercise", .. states.Select(state => state.Replace('-', ' ')), "most frequent mistakes"];
        var rows = byExercise.Select(exercise => (string[])
        [
            $"{exercise.Key.Notebook}  {exercise.Key.Exercise}",
            .. states.Select(state => exercise.Count(grade => grade.State == state).ToString(CultureInfo.InvariantCulture)),
            Mistakes(exercise),
        ]);
        console.WriteAligned([headings, .. rows], column => column > 0 && column <= states.Count);
    }

    private static bool IsRight(Grade grade) => grade.State == ExerciseMark.Right;

    private static string Mistakes(IEnumerable<Grade> exercise)
    {
        var causes = exercise.Where(grade => grade.Cause is not null && !IsRight(grade)).GroupBy(grade => grade.Cause!)
            .OrderByDescending(cause => cause.Count()).ThenBy(cause => cause.Key, StringComparer.Ordinal);
        return string.Join(", ", causes.Take(MaxCauses).Select(cause => $"{cause.Key} ({cause.Count()})"));
    }
}
