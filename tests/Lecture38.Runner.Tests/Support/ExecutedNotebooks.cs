using Lecture38.Runner.Tests;

[assembly: AssemblyFixture(typeof(ExecutedNotebooks))]

namespace Lecture38.Runner.Tests;

/// <summary>The course's notebooks, run on the embedded kernel: once for all tests, and only when a test asks for them.</summary>
public sealed class ExecutedNotebooks : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task<RunnerEnd>> _run;

    public ExecutedNotebooks() =>
        _run = new(() => CommandLine.RunEmbeddedAsync(_folder, NotebookKernels.Folder, "--no-check", "--cell-timeout", "5m"));

    /// <summary>The names of the notebooks.</summary>
    public static TheoryData<string> Names { get; } = [.. NotebookKernels.Notebooks.Select(path => Path.GetFileNameWithoutExtension(path))];

    /// <summary>The folder with the notebooks and their outputs.</summary>
    public async Task<string> FolderAsync()
    {
        var end = await _run.Value;
        Assert.True(end.ExitCode == 0, end.ToString());
        return _folder["out"];
    }

    /// <summary>A notebook with its outputs.</summary>
    public async Task<NotebookDocument> ReadAsync(string name) => NotebookDocument.Read(Path.Combine(await FolderAsync(), name + ".ipynb"));

    public void Dispose() => _folder.Dispose();
}
