using System.Collections.Concurrent;
using System.Diagnostics;

namespace Lecture38.Runner;

/// <summary>
/// Starts processes on a thread that never ends. On Linux, a sandbox that asks to die with its parent dies with the thread that
/// started it, and idle threads of the pool end. Thread-safe.
/// </summary>
internal static class ProcessStarter
{
    private static readonly BlockingCollection<Action> Starts = [];

    static ProcessStarter() => new Thread(Run) { IsBackground = true, Name = "process starter" }.Start();

    /// <summary>Starts a process, as <see cref="Process.Start(ProcessStartInfo)"/> does.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>();
        Starts.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(start)!);
            }
            catch (Exception error)
            {
                started.SetException(error);
            }
        });
        return started.Task.GetAwaiter().GetResult();
    }

    private static void Run()
    {
        foreach (var start in Starts.GetConsumingEnumerable())
        {
            start();
        }
    }
}
