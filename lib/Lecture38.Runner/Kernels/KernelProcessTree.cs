using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Lecture38.Runner;

/// <summary>
/// A kernel's process and every process that it started, also those whose parent has gone: all inherit an environment variable
/// with a random value. The search for it needs Linux's <c>/proc</c>; elsewhere only the tree below a living kernel is known.
/// </summary>
internal sealed class KernelProcessTree(Process root, string cookie)
{
    /// <summary>The environment variable that marks the processes of a kernel.</summary>
    public const string CookieVariable = "LECTURE38_KERNEL";

    /// <summary>A process may start another while the tree is searched, so the search is repeated until it finds none.</summary>
    private const int MaxSearches = 20;

    /// <summary>Between two searches for new members of the tree, this many readings of memory reuse the last one.</summary>
    private const int ReadingsPerSearch = 10;

    private const string PeakResidentField = "VmHWM:";

    private static readonly byte[] EnvironmentPrefix = Encoding.UTF8.GetBytes(CookieVariable + "=");

    private List<int> _members = [root.Id];
    private int _readings;

    /// <summary>Ends every process of the tree.</summary>
    public void Kill()
    {
        TryKill(root);
        for (var search = 0; search < MaxSearches && FindMarked() is { Count: > 0 } marked; search++)
        {
            foreach (var id in marked)
            {
                TryKill(id);
            }
        }
    }

    /// <summary>Resident memory of the tree in bytes. Pages that processes share are counted for each.</summary>
    public long ResidentBytes()
    {
        if (!OperatingSystem.IsLinux())
        {
            root.Refresh();
            return root.HasExited ? 0 : root.WorkingSet64;
        }

        if (_readings++ % ReadingsPerSearch == 0)
        {
            _members = FindMembers();
        }

        return _members.Sum(ResidentBytes);
    }

    /// <summary>
    /// The most memory that one process of the tree ever had resident, in bytes; 0 where the system does not tell. The kernel need
    /// not be the first process of its tree: a sandbox may have started it.
    /// </summary>
    public long PeakResidentBytes() =>
        OperatingSystem.IsLinux() ? FindMembers().Max(PeakResidentBytes) : PeakResidentBytesOfRoot();

    private static long PeakResidentBytes(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith(PeakResidentField, StringComparison.Ordinal));
            var number = line?[PeakResidentField.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[0];
            return number is null ? 0 : long.Parse(number, CultureInfo.InvariantCulture) * 1024;
        }
        catch (Exception error) when (IsProcessGone(error))
        {
            return 0;
        }
    }

    private long PeakResidentBytesOfRoot()
    {
        try
        {
            root.Refresh();
            return root.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
            return 0;
        }
    }

    private static long ResidentBytes(int id)
    {
        try
        {
            var fields = File.ReadAllText($"/proc/{id}/statm").Split(' ');
            return long.Parse(fields[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
        }
        catch (Exception error) when (IsProcessGone(error))
        {
            return 0;
        }
    }

    /// <summary>The marked processes, and those below the first one: in a sandbox none can leave it, with or without a mark.</summary>
    private List<int> FindMembers()
    {
        var members = FindMarked().Append(root.Id).ToHashSet();
        var children = ProcessIds().ToLookup(ParentOf);
        var unseen = new Queue<int>(members);
        while (unseen.TryDequeue(out var id))
        {
            foreach (var child in children[id].Where(members.Add))
            {
                unseen.Enqueue(child);
            }
        }

        return [.. members];
    }

    /// <summary>The parent of a process; 0 for one that has ended.</summary>
    private static int ParentOf(int id)
    {
        try
        {
            // The program's name, which may hold anything, ends with the last parenthesis; the state and the parent follow.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (IsProcessGone(error))
        {
            return 0;
        }
    }

    private List<int> FindMarked()
    {
        if (!OperatingSystem.IsLinux())
        {
            return [];
        }

        byte[] mark = [.. EnvironmentPrefix, .. Encoding.UTF8.GetBytes(cookie)];
        return [.. ProcessIds().Where(id => EnvironmentHolds(id, mark))];
    }

    private static IEnumerable<int> ProcessIds() =>
        Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0);

    private static bool EnvironmentHolds(int id, ReadOnlySpan<byte> mark)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{id}/environ").AsSpan().IndexOf(mark) >= 0;
        }
        catch (Exception error) when (IsProcessGone(error))
        {
            return false;
        }
    }

    private static void TryKill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            TryKill(process);
        }
        catch (ArgumentException)
        {
            // It has ended by itself.
        }
    }

    private static void TryKill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or AggregateException or System.ComponentModel.Win32Exception)
        {
            // It has ended by itself, in part or whole.
        }
    }

    /// <summary>A file of a process that ended, or that another user owns.</summary>
    private static bool IsProcessGone(Exception error) => error is IOException or UnauthorizedAccessException;
}
