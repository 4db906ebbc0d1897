using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Lecture38.Runner.Tests;

/// <summary>The course's own notebooks as apps, built and run for real.</summary>
public sealed partial class CourseAppTests(ExecutedNotebooks executed) : IDisposable
{
    private static readonly string Root = CourseRoot.Find();

    private static readonly string Library = Path.Combine(Root, "lib", "bin", "Lecture38.dll");

    /// <summary>Beside lib and data, as an app has to lie. Always the same, for a build's files are kept by their path.</summary>
    private static readonly string Folder = Path.Combine(Root, "mine.tests");

    public static TheoryData<string> Names => ExecutedNotebooks.Names;

    public void Dispose()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_app_shows_what_its_notebook_must_show(string name)
    {
        var notebook = await executed.ReadAsync(name);
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, name + ".cs"), FileBasedApp.Of(notebook, Root), TestContext.Current.CancellationToken);
        var built = File.GetLastWriteTimeUtc(Library);

        var end = await AppProcess.RunAsync(Folder, name + ".cs");

        Assert.True(end is { ExitCode: 0, Errors: "" }, end.ToString());
        Assert.Equal(built, File.GetLastWriteTimeUtc(Library));
        RequireSame(notebook, new AppConsole(end.Output, notebook));
    }

    private static void RequireSame(NotebookDocument notebook, AppConsole app)
    {
        var source = Path.Combine(Root, "notebooks", notebook.Name + ".ipynb");
        var expectations = ExpectationFile.For(NotebookDocument.Read(source));
        var json = JsonNode.Parse(File.ReadAllText(expectations.Path))!["cells"]!;
        var cells = JsonNode.Parse(notebook.ToCanonicalText())!["cells"]!.AsArray();
        var check = new NotebookCheck(notebook, expectations);
        foreach (var cell in notebook.CodeCells.Where(NotebookCheck.IsChecked))
        {
            var outputs = cells.Single(json => (string?)json!["id"] == cell.Id)!["outputs"]!.AsArray();
            var varies = Comparator().IsMatch(json[cell.Id]!.ToJsonString());
            var mismatch = check.Mismatch(cell, app.Outputs(cell.Id, outputs, varies));
            Assert.True(mismatch is null, $"{notebook.Name}: cell {cell.Id}: {mismatch?.Message}\n{mismatch?.Details}");
        }

        Assert.StartsWith("Chart\nscatter “", string.Join('\n', app.Lines("plot-it-yourself")), StringComparison.Ordinal);
    }

    [GeneratedRegex("\"(atLeast|atMost|between|ordered|ignore|matches)\"")]
    private static partial Regex Comparator();
}
