namespace Lecture38.Runner.Tests;

/// <summary>The course's notebooks, run once on the embedded kernel for all tests of a class.</summary>
public sealed class ExecutedNotebooks : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The names of the notebooks.</summary>
    public static TheoryData<string> Names { get; } = [.. NotebookKernels.Notebooks.Select(path => Path.GetFileNameWithoutExtension(path))];

    public async ValueTask InitializeAsync()
    {
        var end = await RunnerProcess.RunEmbeddedAsync(_folder, NotebookKernels.Folder, "--no-check");
        Assert.True(end.ExitCode == 0, end.ToString());
    }

    /// <summary>A notebook with its outputs.</summary>
    public NotebookDocument Read(string name) => NotebookDocument.Read(_folder[$"out/{name}.ipynb"]);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
