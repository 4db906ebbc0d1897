using System.Runtime.InteropServices;

namespace Lecture38.Runner;

/// <summary>
/// On Ctrl+C or a termination signal, ends a run in good order: kernels are ended and results written. A second signal ends the
/// process at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;
    private readonly RunStop _stop;
    private int _count;

    public StopSignals(RunStop stop)
    {
        _stop = stop;
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Handle))];
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _count) > 1)
        {
            // Only after the run has noted the first signal: otherwise the end of its kernels would look like their fault.
            SpinWait.SpinUntil(() => _stop.Token.IsCancellationRequested, TimeSpan.FromSeconds(1));
            KernelProcess.KillAll();
            Environment.Exit(Outcome.Interrupted.ToExitCode());
        }

        // Cancelling runs continuations on this thread, which must be free for the next signal.
        _ = Task.Run(_stop.Interrupt);
    }
}
