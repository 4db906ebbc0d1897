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
    /// <summary>What is the course's, and what passed before, is part of the kernel's start: it must not fail because a machine is busy.</summary>
    private readonly TimeSpan _patience = limits.Startup > limits.Cell ? limits.Startup : limits.Cell;

    private List<(NotebookCell Cell, bool IsAnswer)> _lasting = [];
    private KernelSession? _session;
    private int _cells;

    /// <summary>Runs a cell of the course's, whose definitions the cells after it use; it may take as long as a kernel's start.</summary>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    public Task<CellResult> SetUpAsync(NotebookCell cell) => RunAsync(cell, isAnswer: false, _patience);

    /// <summary>Runs a cell whose definitions the cells after it may use.</summary>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    public Task<CellResult> RunAsync(NotebookCell cell) => RunAsync(cell, isAnswer: false, limits.Cell);

    /// <summary>Runs an answer, whose definitions the cells after it may use, too.</summary>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    public Task<CellResult> RunAnswerAsync(NotebookCell cell) => RunAsync(cell, isAnswer: true, limits.Cell);

    /// <summary>Runs a cell on which no other depends: a new kernel does without it.</summary>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    public Task<CellResult> RunOnceAsync(NotebookCell cell) => RunOnceAsync(cell, limits.Cell);

    /// <summary>Leaves an answer out of the kernels to come: what it left running does harm.</summary>
    public void Forget(NotebookCell answer) => _lasting.RemoveAll(lasting => lasting.Cell == answer);

    /// <summary>Runs something in a new kernel in which no answer has run before.</summary>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    public async Task<T> WithoutEarlierAnswersAsync<T>(Func<Task<T>> run)
    {
        var before = _lasting;
        _lasting = [.. before.Where(lasting => !lasting.IsAnswer)];
        await EndSessionAsync();
        var result = await run();
        await EndSessionAsync();
        _lasting = [.. before.Union(_lasting)];
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
        {
            await _session.QuitAsync();
            await _session.DisposeAsync();
        }
    }

    private async Task<CellResult> RunAsync(NotebookCell cell, bool isAnswer, TimeSpan limit)
    {
        var result = await RunOnceAsync(cell, limit);
        if (result.Outcome == Outcome.Passed)
        {
            _lasting.Add((cell, isAnswer));
        }

        return result;
    }

    private async Task<CellResult> RunOnceAsync(NotebookCell cell, TimeSpan limit)
    {
        while (_session is null)
        {
            await RestartAsync();
        }

        return await RunInSessionAsync(cell, limit);
    }

    /// <summary>A cell that ends the new kernel although it passed before is left out from then on, so this comes to an end.</summary>
    private async Task RestartAsync()
    {
        _session = await KernelSession.StartAsync(start, limits, stop);
        foreach (var lasting in _lasting.ToList())
        {
            await RunInSessionAsync(lasting.Cell, _patience);
            if (_session is null)
            {
                _lasting.Remove(lasting);
                return;
            }
        }
    }

    private async Task<CellResult> RunInSessionAsync(NotebookCell cell, TimeSpan limit)
    {
        var result = await _session!.RunAsync(new CellRun(cell, ++_cells, limits.Output), check: null, limit);
        stop.Token.ThrowIfCancellationRequested();
        if (result.Outcome is Outcome.TimedOut or Outcome.KernelDied)
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
