using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Lecture38.Runner.Tests;

/// <summary>One run of the grader over everything that a class hands in, honest or not.</summary>
public sealed class ClassOfStudents : IAsyncLifetime
{
    private const string Flood = "while (true) Console.WriteLine(new string('x', 1000));";
    private const string Hog = "var kept = new List<byte[]>(); while (true) { kept.Add(new byte[1_000_000]); Array.Fill(kept[^1], (byte)1); }";

    internal GradedCourse Course { get; } = new();

    internal RunnerEnd End { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        HandInHonestly();
        CheatOnChecks();
        AttackTheKernel();
        await HandInWhatIsNoNotebookAsync();
        End = await Course.GradeAsync("--cell-timeout", "6", "--memory-limit", "400MiB", "--output-limit", "100KiB");
    }

    public ValueTask DisposeAsync()
    {
        Course.Dispose();
        return ValueTask.CompletedTask;
    }

    private void HandInHonestly()
    {
        Course.Submit("honest", Solved());
        Course.Submit("mistaken", GradedCourse.Cells().Answer(SampleCourse.RealExercise, SampleCourse.RealWrongAnswer.Source));

        // Each has a name and place of its own, and something in the notebook that must not matter.
        Course.SubmitAs("nbgrader/assignment/sample.ipynb", Notebooks.Of([.. GradedCourse.Honest().AsEnumerable().Reverse()]));
        Course.SubmitAs("flat__sample.ipynb", Notebooks.Of([.. GradedCourse.Honest(), SampleCourse.Exercise("one", "int? one = 1;", "", 1)[0]]));
        Course.SubmitAs("alone.ipynb", Notebooks.Of([.. WithPoints(GradedCourse.Honest(), "one-check", 100)]));
        Course.SubmitAs("renamed/my homework (2).ipynb", Notebooks.Of([.. GradedCourse.Honest().Where(cell => (string?)cell["id"] != "one-check")]));
        Course.SubmitAs("renamed/.ipynb_checkpoints/sample.ipynb", Notebooks.Of([.. GradedCourse.Cells()]));
        Course.SubmitAs("damaged/sample.ipynb", Damage(Notebooks.Of([.. WithOutput(GradedCourse.Honest(), "one-check")])));

        // What macOS adds to an archive.
        Course.SubmitAs("renamed/._my homework (2).ipynb", "\0\u0005\u0016\u0007");
        Course.SubmitAs("__MACOSX/renamed/._my homework (2).ipynb", "\0\u0005\u0016\u0007");
        Course.SubmitAs("renamed/.DS_Store", "");
        Course.Submit("own helper", GradedCourse.Honest().Answer("one", "int? one = Helper();").AddOwn("title", "int Helper() => 1;"));
    }

    private void CheatOnChecks()
    {
        var right = "new SampleMark(\"{\\\"exercise\\\":\\\"one\\\",\\\"state\\\":\\\"right\\\",\\\"message\\\":\\\"\\\"}\")";
        Course.Submit("edits the course's cells", GradedCourse.Cells().Answer("one-check", right).Answer("load-library", "#error no"));
        Course.Submit("forges an output", WithOutput(GradedCourse.Cells().Answer("one", $"int? one = null; {right}.Display();").Answer("two", $"int? two() => null; {right}"), "one-check"));
        Course.Submit("answers twice", [.. GradedCourse.Honest().Where(cell => (string?)cell["id"] != "two"), SampleCourse.Exercise("one", "int? one = 2;", "", 1)[0]]);
        var shadow = right.Replace("\\\"one\\\"", $"\\\"{SampleCourse.RealExercise}\\\"", StringComparison.Ordinal);
        Course.Submit("own Exercise", GradedCourse.Cells().Answer(
            SampleCourse.RealExercise,
            $"{SampleCourse.RealWrongAnswer.Source}\npublic static class Exercise {{ public static SampleMark Check(string id, object answer) => {shadow}; }}"));
    }

    /// <summary>Three attacks at a time: each must cost its own exercise only.</summary>
    private void AttackTheKernel()
    {
        Course.Submit("ends its kernel", Solved().Answer("one", "int? one = 1; Environment.Exit(0);").Answer("two", "int? two() { Environment.FailFast(\"no more\"); return 2; }")
            .Answer("three", "int Use() { Span<byte> all = stackalloc byte[1 << 30]; return all[7]; } int? three = Use();"));
        Course.Submit("takes too much", Solved().Answer("one", "int? one = 1; System.Threading.Thread.Sleep(-1);").Answer("two", Flood).Answer("three", Hog));
        Course.Submit("loops in its check", Solved().Answer("one", "int? one = \"1\";").Answer("two", "int? two() { while (true) { } }"));
        Course.Submit("writes malformed events", GradedCourse.Honest().Answer("two", Spy.WriteToProtocol(
            """{"eventType":"DisplayedValueProduced","event":{"formattedValues":[],"formattedValues":[]},"command":{"token":"x"}}""",
            """{"eventType":"DisplayedValueProduced","event":{"valueId":"\ud800","formattedValues":[{"mimeType":"text/plain","value":"\ud800"}]},"command":{"token":"x"}}""",
            """{"eventType":"DisplayedValueProduced","event":{"k\udc00":1},"command":{"token":"x"}}""") + "int? two() => 2;"));
    }

    private async Task HandInWhatIsNoNotebookAsync()
    {
        Course.SubmitAs("text/sample.ipynb", "I did it, but my computer broke.");
        Course.SubmitAs("empty/sample.ipynb", "");
        Course.SubmitAs("cut off/sample.ipynb", Notebooks.Of([.. GradedCourse.Honest()])[..500]);
        Course.SubmitAs("stray/notes.ipynb", Notebooks.OfCode("1"));
        Course.SubmitAs("nothing/readme.txt", "");
        Course.SubmitAs("twice/sample.ipynb", Notebooks.Of([.. GradedCourse.Honest()]));
        Course.SubmitAs("twice/old/sample.ipynb", Notebooks.Of([.. GradedCourse.Honest()]));
        Course.Submit("=HYPERLINK(\"x\")", GradedCourse.Cells());
        var huge = Course.Folder["submitted/huge/sample.ipynb"];
        Directory.CreateDirectory(Path.GetDirectoryName(huge)!);
        await using (var file = File.Create(huge))
        {
            file.SetLength(40L << 20);
        }

        Directory.CreateDirectory(Course.Folder["submitted/link"]);
        File.CreateSymbolicLink(Course.Folder["submitted/link/sample.ipynb"], Course.Folder["submitted/honest/sample.ipynb"]);
        Directory.CreateSymbolicLink(Course.Folder["submitted/linked folder"], Course.Folder["submitted/honest"]);
        if (!OperatingSystem.IsWindows())
        {
            Course.SubmitAs("two\nlines \u001b[31m/sample.ipynb", Notebooks.Of([.. GradedCourse.Cells()]));
            Course.SubmitAs("two\nlines \u001b[31m/notes.ipynb", "{");
            Directory.CreateDirectory(Course.Folder["submitted/pipe"]);
            using var make = Process.Start("mkfifo", [Course.Folder["submitted/pipe/sample.ipynb"]]);
            await make.WaitForExitAsync();
        }
    }

    private static List<JsonObject> Solved() => GradedCourse.Honest().Answer(SampleCourse.RealExercise, SampleCourse.RealSolution);

    /// <summary>What other programs write where no answer is: numbers that JSON lacks, half a surrogate pair, tags and an id that are none.</summary>
    private static string Damage(string notebook) => notebook
        .Replace("\"kernelspec\":", "\"score\":NaN,\"k\\udc00\":-Infinity,\"kernelspec\":", StringComparison.Ordinal)
        .Replace("\"tags\":[\"exercise\"]", "\"tags\":\"exercise\"", StringComparison.Ordinal)
        .Replace("\"id\":\"title\"", "\"id\":1,\"attachments\":\"\\ud83d\"", StringComparison.Ordinal);

    private static List<JsonObject> WithPoints(List<JsonObject> cells, string id, double points)
    {
        cells.Find(cell => (string?)cell["id"] == id)!["metadata"]!["nbgrader"]!["points"] = points;
        return cells;
    }

    private static List<JsonObject> WithOutput(List<JsonObject> cells, string id)
    {
        cells.Find(cell => (string?)cell["id"] == id)!["outputs"] = new JsonArray(new JsonObject
        {
            ["output_type"] = "execute_result",
            ["execution_count"] = 1,
            ["metadata"] = new JsonObject(),
            ["data"] = new JsonObject { [MimeTypes.Check] = "{\"exercise\":\"one\",\"state\":\"right\"}" },
        });
        return cells;
    }
}
