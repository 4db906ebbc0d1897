namespace Lecture38.Runner;

/// <summary>
/// Runs cells one after the other, and goes on after a cell that timed out or took its kernel away: the next cell finds a new
/// kernel, in which the cells that succeeded before it have run again. Not safe for concurrent use.
/// </summary>
/// <param name="start">Starts a kernel.</param>
/// <param name="limits">What a kernel may use.</param>
/// <param name="stop">Ends the run before its end.</param>
internal sealed class LastingKernel(Func<KernelProcess> start, KernelLimits limits, RunStop stop) : IAsyncDisposable
{
    private readonly List<NotebookCell> _lasting = [];
    private KernelSession? _session;
    private int _cells;

    /// <summary>Runs a cell whose definitions the cells after it may use.</summary>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    public async Task<CellResult> RunAsync(NotebookCell cell)
    {
        var result = await RunOnceAsync(cell);
        if (result.Outcome == Outcome.Passed)
        {
            _lasting.Add(cell);
        }

        return result;
    }

    /// <summary>Runs a cell on which no other depends: a new kernel does without it.</summary>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    public async Task<CellResult> RunOnceAsync(NotebookCell cell)
    {
        while (_session is null)
        {
            await RestartAsync();
        }

        return await RunInSessionAsync(cell);
    }

    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
        {
            await _session.QuitAsync();
            await _session.DisposeAsync();
        }
    }

    /// <summary>A cell that ends the new kernel although it passed before is left out from then on, so this comes to an end.</summary>
    private async Task RestartAsync()
    {
        _session = await KernelSession.StartAsync(start, limits, stop);
        foreach (var cell in _lasting.ToList())
        {
            await RunInSessionAsync(cell);
            if (_session is null)
            {
                _lasting.Remove(cell);
                return;
            }
        }
    }

    private async Task<CellResult> RunInSessionAsync(NotebookCell cell)
    {
        var result = await _session!.RunAsync(new CellRun(cell, ++_cells, limits.Output), check: null);
        stop.Token.ThrowIfCancellationRequested();
        if (result.Outcome is Outcome.TimedOut or Outcome.KernelDied)
        {
            await _session.DisposeAsync();
            _session = null;
        }

        return result;
    }
}
