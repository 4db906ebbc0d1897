using System.Text.Json.Nodes;

namespace Lecture38.Runner.Tests;

/// <summary>A course, submissions to it, and grades, in a folder of their own.</summary>
internal sealed class GradedCourse : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>A course of the one notebook <c>sample</c>: three exercises of its own, whose answers are 1, 2 and 3, and <c>choose-size</c>.</summary>
    public GradedCourse() => _folder.Write("course/sample.ipynb", Notebooks.Of([.. Cells()]));

    public TemporaryFolder Folder => _folder;

    /// <summary>The notebook's cells, whose library is where a submission's kernel finds it.</summary>
    public static List<JsonObject> Cells() =>
        SampleCourse.Cells().Answer("load-library", SampleCourse.LoadLibrary("../lib/bin"));

    /// <summary>The cells with right answers to the first three exercises.</summary>
    public static List<JsonObject> Honest() => Cells().Answer("one", "int? one = 1;").Answer("two", "int? two() => 2;").Answer("three", "int? three = 3;");

    /// <summary>Hands in a notebook as <c>STUDENT/sample.ipynb</c>.</summary>
    public void Submit(string student, IEnumerable<JsonObject> cells) => SubmitAs($"{student}/sample.ipynb", Notebooks.Of([.. cells]));

    /// <summary>Hands in anything under any name.</summary>
    public void SubmitAs(string name, string text) => _folder.Write($"submitted/{name}", text);

    /// <summary>Grades, into the folder <c>grades</c> unless the options name another.</summary>
    public Task<RunnerEnd> GradeAsync(params string[] options) => CommandLine.RunAsync(_folder, Command(options));

    /// <summary>Grades with an environment variable, <c>NAME=value</c>.</summary>
    public Task<RunnerEnd> GradeWithAsync(string variable, params string[] options) => RunnerProcess.RunWithAsync(_folder, [variable], Command(options));

    /// <summary>Starts to grade with an environment variable.</summary>
    public RunnerProcess StartWith(string variable, params string[] options) => RunnerProcess.StartInterruptible(_folder, [variable], Command(options));

    /// <summary>Starts to grade.</summary>
    public RunnerProcess Start(params string[] options) => RunnerProcess.StartInterruptible(_folder, Command(options));

    /// <summary>The rows of the report.</summary>
    public IReadOnlyList<JsonObject> Grades(string output = "grades") =>
        [.. JsonNode.Parse(_folder.Read($"{output}/grades.json"))!["grades"]!.AsArray().Select(grade => grade!.AsObject())];

    /// <summary>A student's row for an exercise.</summary>
    public JsonObject Grade(string student, string exercise) =>
        Grades().Single(grade => (string)grade["student"]! == student && (string)grade["exercise"]! == exercise);

    /// <summary>What a student's exercises came to, in their order: <c>1 2 3 -</c> where the last is not right.</summary>
    public string Points(string student) =>
        string.Join(' ', Grades().Where(grade => (string)grade["student"]! == student).Select(grade => (double)grade["points"]! is > 0 and var points ? $"{points}" : "-"));

    public void Dispose() => _folder.Dispose();

    private static string[] Command(string[] options) =>
        options.Contains("--output")
            ? ["grade", "submitted", "--notebooks", "course", .. options]
            : ["grade", "submitted", "--notebooks", "course", "--output", "grades", .. options];
}
