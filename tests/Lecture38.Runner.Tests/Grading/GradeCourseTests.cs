using System.Text.Json.Nodes;

namespace Lecture38.Runner.Tests;

/// <summary>Generated submissions to a notebook of the course, graded against the course itself.</summary>
public sealed class GradeCourseTests : IDisposable
{
    private const string Notebook = "38.1-lru-cache";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Submissions_get_exactly_the_marks_of_what_was_put_into_them()
    {
        var expected = GeneratedSubmissions.Write(_folder, Notebook, count: 6);

        var end = await CommandLine.RunAsync(_folder, "grade", "submitted", "--output", "grades", "--cell-timeout", "8");

        Assert.True(end.ExitCode == 0, end.ToString());
        var grades = JsonNode.Parse(_folder.Read("grades/grades.json"))!["grades"]!.AsArray();
        Assert.Equal(expected.Count, grades.Count);
        Assert.All(expected.Zip(grades), pair => RequireEqual(pair.First, pair.Second!));
    }

    [Fact]
    public async Task All_solutions_of_the_course_earn_all_their_points_where_submissions_run()
    {
        GeneratedSubmissions.WriteSolutions(_folder, student: "solver");

        var end = await CommandLine.RunAsync(_folder, "grade", "submitted", "--output", "grades");

        Assert.True(end.ExitCode == 0, end.ToString());
        var grades = JsonNode.Parse(_folder.Read("grades/grades.json"))!["grades"]!.AsArray();
        Assert.NotEmpty(grades);
        Assert.All(grades, grade => Assert.True((double)grade!["of"]! > 0 && (double)grade["points"]! == (double)grade["of"]!, grade.ToJsonString()));
    }

    private static void RequireEqual(ExpectedGrade expected, JsonNode grade)
    {
        var state = (string)grade["state"]! == ExerciseMark.Close ? ExerciseMark.Wrong : (string)grade["state"]!;
        var cause = expected.Message.Length > 0 || state != ExerciseMark.Wrong ? null : (string?)grade["cause"];
        Assert.Equal(
            expected with { Message = "" },
            new ExpectedGrade((string)grade["student"]!, (string)grade["exercise"]!, state, cause, (double)grade["points"]!));
        Assert.Contains(expected.Message, (string)grade["message"]!, StringComparison.Ordinal);
    }
}
