using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Lecture38.Runner;

/// <summary>
/// A process and its descendants: ends them, and measures their memory. A descendant whose parent has ended is no longer part of
/// the tree; bubblewrap's process namespace ends those of a sandboxed kernel.
/// </summary>
internal sealed class ProcessTree(Process root)
{
    private const string PeakResidentField = "VmHWM:";

    /// <summary>Ends every process of the tree that still runs.</summary>
    public void Kill() => IfAlive(root, process =>
    {
        process.Kill(entireProcessTree: true);
        return 0L;
    });

    /// <summary>The resident memory of the tree in bytes; off Linux, of its root. Pages that processes share are counted for each.</summary>
    public long ResidentBytes() => OperatingSystem.IsLinux() ? Members().Sum(ResidentBytes) : Measure(process => process.WorkingSet64);

    /// <summary>
    /// The most memory that one process of the tree ever had resident, in bytes; off Linux, its root. The kernel need not be the
    /// root: a sandbox may have started it.
    /// </summary>
    public long PeakResidentBytes() =>
        OperatingSystem.IsLinux() ? Members().Max(PeakResidentBytes) : Measure(process => process.PeakWorkingSet64);

    /// <summary>Asks a process something; 0 if it has ended, which may happen between any two of its answers.</summary>
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
