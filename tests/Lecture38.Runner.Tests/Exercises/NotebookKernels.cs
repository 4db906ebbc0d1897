using System.Collections.Concurrent;

namespace Lecture38.Runner.Tests;

/// <summary>A kernel for each notebook of the course, in which answers to its exercises are tried one after the other.</summary>
public sealed class NotebookKernels : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, NotebookKernel> _kernels = new();

    public static string Folder { get; } = Path.Combine(CourseRoot.Find(), "notebooks");

    public static IReadOnlyList<string> Notebooks { get; } = [.. Directory.GetFiles(Folder, "*.ipynb").Order(StringComparer.Ordinal)];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>What a check says of a source in its exercise's cell.</summary>
    public async Task<ExerciseMark> TryAsync(string notebook, CourseExercise exercise, string source)
    {
        if (!_kernels.TryGetValue(notebook, out var kernel))
        {
            _kernels[notebook] = kernel = await NotebookKernel.StartAsync(Path.Combine(Folder, notebook + ".ipynb"));
        }

        return await kernel.TryAsync(exercise, source);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var kernel in _kernels.Values)
        {
            await kernel.DisposeAsync();
        }
    }
}

/// <summary>A kernel that has loaded the library as its notebook does. Exercises need no other cell.</summary>
internal sealed class NotebookKernel : IAsyncDisposable
{
    private const string LoadCell = "load-library";

    private static readonly TimeSpan HangLimit = TimeSpan.FromMinutes(1);

    private readonly KernelProcess _process;
    private readonly KernelClient _client;

    private NotebookKernel(KernelProcess process) => (_process, _client) = (process, new KernelClient(process));

    public static async Task<NotebookKernel> StartAsync(string path)
    {
        var notebook = NotebookDocument.Read(path);
        var kernel = new NotebookKernel(
            KernelProcess.Start(KernelCommandLine.Find(KernelCommandLine.Embedded, CourseRoot.Find()), notebook.Folder, KernelLimits.Default));
        using var patience = new CancellationTokenSource(HangLimit);
        await kernel._client.WaitUntilReadyAsync(patience.Token);
        var loaded = await kernel.RunAsync(notebook.CodeCells.Single(cell => cell.Id == LoadCell), null);
        Assert.True(loaded.Outcome == Outcome.Passed, loaded.Message);
        return kernel;
    }

    public async Task<ExerciseMark> TryAsync(CourseExercise exercise, string source)
    {
        var answer = await RunAsync(exercise.Stub, source);
        Assert.True(answer.Outcome == Outcome.Passed, $"{exercise.Id}: {answer.Message}");
        return ExerciseMark.Read(exercise.Id, (await RunAsync(exercise.Check, null)).Outputs.Outputs);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task<CellExecution> RunAsync(NotebookCell cell, string? source)
    {
        using var patience = new CancellationTokenSource(HangLimit);
        var outputs = new CellOutputs(KernelLimits.Default.Output);
        var submission = await _client.SubmitAsync(source ?? cell.Source, cell.KernelName, outputs, patience.Token);
        var error = await _client.WaitForEndAsync(submission, patience.Token);
        return new CellExecution(error is null ? Outcome.Passed : Outcome.Failed, outputs, error?.FirstLine ?? "");
    }
}
