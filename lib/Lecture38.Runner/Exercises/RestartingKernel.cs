namespace Lecture38.Runner;

/// <summary>
/// Runs cells one after the other, and continues after a cell that timed out or ended its kernel: the next cell gets a new kernel, in
/// which all cells that succeeded have run again. Not safe for concurrent use.
/// </summary>
internal sealed class RestartingKernel(KernelCommandLine command, string folder, KernelLimits limits, RunStop stop) : IAsyncDisposable
{
    /// <summary>A cell of the course, and one that succeeded before, must not fail because the machine is busy.</summary>
    private readonly TimeSpan _setupLimit = limits.Startup > limits.Cell ? limits.Startup : limits.Cell;

    private List<(NotebookCell Cell, bool IsAnswer)> _succeeded = [];
    private KernelSession? _session;

    /// <summary>Runs a cell whose definitions later cells may use: the course's setup, an answer, or one of the student's own.</summary>
    public async Task<CellExecution> RunAsync(NotebookCell cell, bool isSetup = false, bool isAnswer = false)
    {
        var result = await RunOnceAsync(cell, isSetup ? _setupLimit : limits.Cell);
        if (result.Outcome == Outcome.Passed)
        {
            _succeeded.Add((cell, isAnswer));
        }

        return result;
    }

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

    /// <summary>Ends the kernel in which an answer still runs; the next cell gets a new one.</summary>
    public async Task KillAsync()
    {
        if (_session is not null)
        {
            // Killed, not asked to quit: processes that an answer started can be found only while the kernel runs.
            await _session.KillAsync();
            await EndSessionAsync();
        }
    }

    public async ValueTask DisposeAsync() => await KillAsync();

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
        _session = await KernelSession.StartAsync(command, folder, limits, stop);
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
