namespace Lecture38.Runner.Tests;

/// <summary>
/// A course of its own for one test: the sample notebook with its solutions, the real library, and a copy of the runner, which
/// finds this course, and keeps its progress here, because it lies in it. Gone after the test.
/// </summary>
internal sealed class TemporaryCourse : IDisposable
{
    /// <summary>Where the runner is, below the folder.</summary>
    public const string Runner = "runner/Lecture38.Runner.dll";

    /// <summary>Larger than all the rest, so other courses go without.</summary>
    private static readonly string[] ForPublishing = ["Markdig.", "HtmlSanitizer.", "Microsoft.CodeAnalysis.", "System.Composition.", "Humanizer."];

    private readonly bool _canPublish;

    /// <param name="canPublish">Whether its runner can do that, too.</param>
    public TemporaryCourse(bool canPublish = false)
    {
        _canPublish = canPublish;
        Folder.Write("Lecture38.sln", "");
        Folder.Write("notebooks/sample.ipynb", CanonicalNotebook.Format(SampleCourse.Course()));
        foreach (var (exercise, source) in SampleCourse.Solutions)
        {
            Folder.Write($"notebooks/solutions/sample/{exercise}.cs", source + "\n");
        }

        if (canPublish)
        {
            File.CreateSymbolicLink(Folder["Directory.Packages.props"], Path.Combine(CourseRoot.Find(), "Directory.Packages.props"));
        }

        Directory.CreateSymbolicLink(Folder["lib"], Path.Combine(CourseRoot.Find(), "lib"));
        CopyRunner();
    }

    public TemporaryFolder Folder { get; } = new();

    /// <summary>Writes a student's copy, <c>mine/sample.ipynb</c> unless it has another name.</summary>
    public string WriteCopy(IEnumerable<System.Text.Json.Nodes.JsonObject> cells, string name = "mine/sample.ipynb")
    {
        Folder.Write(name, Notebooks.Of([.. cells]));
        return name;
    }

    /// <summary>Runs this course's runner to its end, in the course's folder.</summary>
    public Task<RunnerEnd> RunAsync(params string[] arguments) => RunnerProcess.RunAsync(Folder, arguments);

    public void Dispose() => Folder.Dispose();

    private void CopyRunner()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Folder[Runner])!);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(IsOfRunner))
        {
            File.Copy(file, Path.Combine(Path.GetDirectoryName(Folder[Runner])!, Path.GetFileName(file)));
        }
    }

    private bool IsOfRunner(string file) => Path.GetFileName(file) is var name
        && ((string[])["Lecture38.Runner.", "Lecture38.dll", "Spectre.", "AngleSharp.", "System.CommandLine.", .. _canPublish ? ForPublishing : []])
            .Any(start => name.StartsWith(start, StringComparison.Ordinal))
        && !name.StartsWith("Lecture38.Runner.Tests", StringComparison.Ordinal);
}
