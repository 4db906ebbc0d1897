using System.Runtime.InteropServices;

namespace Lecture38.Runner;

/// <summary>
/// Turns Ctrl+C and termination signals into the orderly end of a run: kernels are ended and results written. A second signal ends
/// the process at once.
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
            // The first signal must have been noted before the kernels die, or their end would look like a fault of theirs.
            SpinWait.SpinUntil(() => _stop.Token.IsCancellationRequested, TimeSpan.FromSeconds(1));
            KernelProcess.KillAll();
            Environment.Exit(Outcome.Interrupted.ToExitCode());
        }

        // Cancelling runs continuations on this thread, which must be free for the next signal.
        _ = Task.Run(_stop.Interrupt);
    }
}
