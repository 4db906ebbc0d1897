namespace Lecture38.Runner.Tests;

/// <summary>
/// A course of its own for one test: the sample notebook with its solutions, and the real library. Gone after the test.
/// </summary>
internal sealed class TemporaryCourse : IDisposable
{
    /// <summary>Where the runner is, below the folder.</summary>
    public const string Runner = "runner/Lecture38.Runner.dll";

    public TemporaryCourse()
    {
        Folder.Write("Lecture38.sln", "");
        Folder.Write("notebooks/sample.ipynb", CanonicalNotebook.Format(SampleCourse.Course()));
        foreach (var (exercise, source) in SampleCourse.Solutions)
        {
            Folder.Write($"notebooks/solutions/sample/{exercise}.cs", source + "\n");
        }

        File.CreateSymbolicLink(Folder["Directory.Packages.props"], Path.Combine(CourseRoot.Find(), "Directory.Packages.props"));
        Directory.CreateSymbolicLink(Folder["lib"], Path.Combine(CourseRoot.Find(), "lib"));
    }

    public TemporaryFolder Folder { get; } = new();

    /// <summary>Writes a student's copy, <c>mine/sample.ipynb</c> unless it has another name.</summary>
    public string WriteCopy(IEnumerable<System.Text.Json.Nodes.JsonObject> cells, string name = "mine/sample.ipynb")
    {
        Folder.Write(name, Notebooks.Of([.. cells]));
        return name;
    }

    /// <summary>Runs a verb on this course, in its folder.</summary>
    public Task<RunnerEnd> RunAsync(params string[] arguments) => CommandLine.RunAsync(Folder, arguments);

    public void Dispose() => Folder.Dispose();

    /// <summary>Adds a copy of the runner, for a process: where it lies tells it which course is its own. What it loads may lie elsewhere, and is large.</summary>
    public void AddRunner()
    {
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(Folder[Runner])!).FullName;
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            var (name, own) = (Path.GetFileName(file), Path.Combine(folder, Path.GetFileName(file)));
            if (name.StartsWith("Lecture38.Runner.", StringComparison.Ordinal) && !name.StartsWith("Lecture38.Runner.Tests", StringComparison.Ordinal))
            {
                File.Copy(file, own);
            }
            else if (Path.GetExtension(name) == ".dll")
            {
                File.CreateSymbolicLink(own, file);
            }
        }
    }
}
