namespace Lecture38.Runner;

/// <summary>
/// Runs cells one after the other, and continues after a cell that timed out or ended its kernel: the next cell gets a new kernel, in
/// which all cells that succeeded have run again. Not safe for concurrent use.
/// </summary>
/// <param name="start">Starts a kernel.</param>
/// <param name="limits">What a kernel may use.</param>
/// <param name="stop">Stops the run early.</param>
internal sealed class RestartingKernel(Func<KernelProcess> start, KernelLimits limits, RunStop stop) : IAsyncDisposable
{
    /// <summary>A cell of the course, and one that succeeded before, must not fail because the machine is busy.</summary>
    private readonly TimeSpan _setupLimit = limits.Startup > limits.Cell ? limits.Startup : limits.Cell;

    private List<(NotebookCell Cell, bool IsAnswer)> _succeeded = [];
    private KernelSession? _session;

    /// <summary>Runs a cell of the course, whose definitions later cells use. It may take as long as a kernel's start.</summary>
    public Task<CellExecution> SetUpAsync(NotebookCell cell) => RunAsync(cell, isAnswer: false, _setupLimit);

    /// <summary>Runs a cell whose definitions later cells may use.</summary>
    public Task<CellExecution> RunAsync(NotebookCell cell) => RunAsync(cell, isAnswer: false, limits.Cell);

    /// <summary>Runs an answer, whose definitions later cells may use.</summary>
    public Task<CellExecution> RunAnswerAsync(NotebookCell cell) => RunAsync(cell, isAnswer: true, limits.Cell);

    /// <summary>Runs a cell on which no other depends, so that a new kernel need not run it again.</summary>
    public Task<CellExecution> RunOnceAsync(NotebookCell cell) => RunOnceAsync(cell, limits.Cell);

    /// <summary>Leaves an answer out of later kernels: it may have left something running that does harm.</summary>
    public void Forget(NotebookCell answer) => _succeeded.RemoveAll(earlier => earlier.Cell == answer);

    /// <summary>Runs something in a new kernel in which no answer has run before.</summary>
    public async Task<T> WithoutEarlierAnswersAsync<T>(Func<Task<T>> run)
    {
        var before = _succeeded;
        _succeeded = [.. before.Where(earlier => !earlier.IsAnswer)];
        await EndSessionAsync();
        var result = await run();
        await EndSessionAsync();
        _succeeded = [.. before.Union(_succeeded)];
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
        {
            // Killed, not asked to quit: processes that an answer started can be found only while the kernel runs.
            await _session.KillAsync();
            await _session.DisposeAsync();
        }
    }

    private async Task<CellExecution> RunAsync(NotebookCell cell, bool isAnswer, TimeSpan limit)
    {
        var result = await RunOnceAsync(cell, limit);
        if (result.Outcome == Outcome.Passed)
        {
            _succeeded.Add((cell, isAnswer));
        }

        return result;
    }

    private async Task<CellExecution> RunOnceAsync(NotebookCell cell, TimeSpan limit)
    {
        while (_session is null)
        {
            await RestartAsync();
        }

        return await RunInSessionAsync(cell, limit);
    }

    /// <summary>A cell that succeeded before but ends the new kernel is left out from then on, so this terminates.</summary>
    private async Task RestartAsync()
    {
        _session = await KernelSession.StartAsync(start, limits, stop);
        foreach (var earlier in _succeeded.ToList())
        {
            await RunInSessionAsync(earlier.Cell, _setupLimit);
            if (_session is null)
            {
                _succeeded.Remove(earlier);
                return;
            }
        }
    }

    private async Task<CellExecution> RunInSessionAsync(NotebookCell cell, TimeSpan limit)
    {
        var result = await _session!.RunAsync(cell.Source, cell.KernelName, limit);
        stop.Token.ThrowIfCancellationRequested();
        if (result.EndedKernel)
        {
            await EndSessionAsync();
        }

        return result;
    }

    private async Task EndSessionAsync()
    {
        if (_session is not null)
        {
            await _session.DisposeAsync();
            _session = null;
        }
    }
}
