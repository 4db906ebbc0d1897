using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Lecture38.Runner;

/// <summary>
/// A process and its descendants: starts it, measures the memory of all, and ends them. A descendant whose parent has ended is no
/// longer part of the tree; in a sandbox, bubblewrap's PID namespace ends it.
/// </summary>
internal sealed class ProcessTree(Process root)
{
    private const string PeakResidentField = "VmHWM:";

    private static readonly BlockingCollection<Action> Starts = [];

    static ProcessTree() => new Thread(RunStarts) { IsBackground = true, Name = "process starter" }.Start();

    /// <summary>
    /// Starts a process as <see cref="Process.Start(ProcessStartInfo)"/> does, on a thread that never ends. On Linux, a sandbox that asks
    /// to die with its parent dies with the thread that started it, and idle threads of the pool end. Thread-safe.
    /// </summary>
    /// <exception cref="Win32Exception">The program cannot be started.</exception>
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

    public void Kill() => IfAlive(root, process =>
    {
        process.Kill(entireProcessTree: true);
        return 0L;
    });

    /// <summary>The resident memory of the tree in bytes; off Linux, of its root. Shared pages count for each process.</summary>
    public long ResidentBytes() => OperatingSystem.IsLinux() ? Members().Sum(ResidentBytes) : Measure(process => process.WorkingSet64);

    /// <summary>
    /// The peak resident memory of the process that used most, in bytes; off Linux, of the root. The kernel need not be the root: a
    /// sandbox may have started it.
    /// </summary>
    public long PeakResidentBytes() =>
        OperatingSystem.IsLinux() ? Members().Max(PeakResidentBytes) : Measure(process => process.PeakWorkingSet64);

    /// <summary>Asks a process something; 0 if it has ended, which may happen at any time.</summary>
    public static long IfAlive(Process process, Func<Process, long> ask)
    {
        try
        {
            return ask(process);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException or NotSupportedException)
        {
            return 0;
        }
    }

    private static void RunStarts()
    {
        foreach (var start in Starts.GetConsumingEnumerable())
        {
            start();
        }
    }

    private long Measure(Func<Process, long> measure) => IfAlive(root, process =>
    {
        process.Refresh();
        return measure(process);
    });

    private IEnumerable<int> Members()
    {
        var unseen = new Stack<int>([root.Id]);
        while (unseen.TryPop(out var id))
        {
            yield return id;
            foreach (var child in ChildrenOf(id))
            {
                unseen.Push(child);
            }
        }
    }

    /// <summary>Every thread lists the processes that it started.</summary>
    private static IEnumerable<int> ChildrenOf(int id) => IfReadable($"/proc/{id}/task", folder => Directory.GetDirectories(folder), [])
        .SelectMany(thread => IfReadable(Path.Combine(thread, "children"), File.ReadAllText, "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(child => int.Parse(child, CultureInfo.InvariantCulture));

    private static long ResidentBytes(int id) => IfReadable($"/proc/{id}/statm", File.ReadAllText, "").Split(' ') is [_, var pages, ..]
        ? long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize
        : 0;

    private static long PeakResidentBytes(int id) =>
        IfReadable($"/proc/{id}/status", File.ReadAllLines, []).FirstOrDefault(line => line.StartsWith(PeakResidentField, StringComparison.Ordinal)) is { } line
            ? long.Parse(line[PeakResidentField.Length..].TrimEnd('k', 'B', ' ').Trim(), CultureInfo.InvariantCulture) * 1024
            : 0;

    /// <summary>Reads a file of a process, which may have ended or belong to another user.</summary>
    private static T IfReadable<T>(string path, Func<string, T> read, T otherwise)
    {
        try
        {
            return read(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return otherwise;
        }
    }
}
