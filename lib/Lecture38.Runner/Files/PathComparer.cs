namespace Lecture38.Runner;

/// <summary>Compares paths as their file system does: it follows links, and ignores case if the file system does. Thread-safe.</summary>
/// <param name="ignoresCase">Whether the file system at a path ignores case.</param>
internal sealed class PathComparer(Func<string, bool> ignoresCase)
{
    public static PathComparer Default { get; } = new(IgnoresCase);

    /// <summary>True if two paths lead to the same file or folder.</summary>
    public bool AreSame(string one, string other) => Key(one) == Key(other);

    /// <summary>True if a path leads to a folder, or to anything in it.</summary>
    public bool IsWithin(string path, string folder)
    {
        var (inner, outer) = (Key(path), Key(folder));
        return inner == outer || inner.StartsWith(Path.EndsInDirectorySeparator(outer) ? outer : outer + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    /// <summary>The same text for all spellings of a path. Does not follow links.</summary>
    public string Fold(string path)
    {
        var full = Path.GetFullPath(path);
        return ignoresCase(full) ? full.ToUpperInvariant() : full;
    }

    private string Key(string path) => Fold(RealPath(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))));

    /// <summary>A full path without links.</summary>
    internal static string RealPath(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            return path;
        }

        var real = Path.Combine(RealPath(parent), Path.GetFileName(path));
        FileSystemInfo? target = Directory.Exists(real) ? Directory.ResolveLinkTarget(real, returnFinalTarget: true)
            : File.Exists(real) ? File.ResolveLinkTarget(real, returnFinalTarget: true)
            : null;
        return target is null ? real : RealPath(target.FullName);
    }

    /// <summary>Looks for the nearest existing folder under a name in the other case.</summary>
    private static bool IgnoresCase(string path)
    {
        for (var folder = new DirectoryInfo(path); folder.Parent is { } parent; folder = parent)
        {
            var other = string.Concat(folder.Name.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)));
            if (other != folder.Name && folder.Exists)
            {
                return Directory.Exists(Path.Combine(parent.FullName, other));
            }
        }

        return OperatingSystem.IsWindows() || OperatingSystem.IsMacOS();
    }
}
