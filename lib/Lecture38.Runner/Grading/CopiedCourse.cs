using System.Collections.Concurrent;

namespace Lecture38.Runner;

/// <summary>
/// A throw-away copy of the course on disk, for one submission where there is no sandbox. It keeps a submission from changing
/// the course by mistake, and from finding the solutions where they usually are; it is no defence against malice.
/// </summary>
internal sealed class CopiedCourse : ISubmissionPlace
{
    private const int MaxRemovals = 5;

    private static readonly ConcurrentDictionary<CopiedCourse, bool> Living = [];

    private readonly string _folder = Directory.CreateTempSubdirectory("lecture38-grade-").FullName;

    static CopiedCourse() => AppDomain.CurrentDomain.ProcessExit += (_, _) => RemoveAll();

    /// <summary>Copies the course.</summary>
    /// <exception cref="IOException">It cannot be copied; nothing is left of it.</exception>
    public CopiedCourse(CourseFiles course, int seed)
    {
        Living[this] = true;
        try
        {
            Kernel = Command(Copy(course), seed);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public KernelCommandLine Kernel { get; }

    /// <inheritdoc/>
    public string WithoutPlace(string text) => text.Replace(_folder, "", StringComparison.Ordinal);

    /// <summary>Removes the copy, also what the submission made read-only; safe to call twice.</summary>
    public void Dispose()
    {
        for (var removal = 1; Directory.Exists(_folder); removal++)
        {
            try
            {
                AllowRemoval(new DirectoryInfo(_folder));
                Directory.Delete(_folder, recursive: true);
            }
            catch (Exception error) when (removal < MaxRemovals && error is IOException or UnauthorizedAccessException)
            {
                // A process that is being ended still writes into it.
            }
        }

        Living.TryRemove(this, out _);
    }

    private static void RemoveAll()
    {
        foreach (var (copy, _) in Living)
        {
            copy.Dispose();
        }
    }

    private CourseFiles Copy(CourseFiles course)
    {
        var copy = CourseFiles.In(Path.Combine(_folder, "course"));
        Directory.CreateDirectory(copy.Notebooks);
        foreach (var file in course.NotebookFiles)
        {
            file.CopyTo(Path.Combine(copy.Notebooks, file.Name));
        }

        CopyFolder(new DirectoryInfo(course.Data), copy.Data);
        CopyFolder(new DirectoryInfo(course.Binaries), copy.Binaries);
        return copy;
    }

    private static void CopyFolder(DirectoryInfo source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var entry in source.Exists ? source.EnumerateFileSystemInfos().Where(entry => entry.LinkTarget is null) : [])
        {
            var path = Path.Combine(target, entry.Name);
            if (entry is DirectoryInfo folder)
            {
                CopyFolder(folder, path);
            }
            else
            {
                ((FileInfo)entry).CopyTo(path);
            }
        }
    }

    private KernelCommandLine Command(CourseFiles copy, int seed)
    {
        var home = Directory.CreateDirectory(Path.Combine(_folder, "home")).FullName;
        var temporary = Directory.CreateDirectory(Path.Combine(_folder, "tmp")).FullName;
        string[] path = OperatingSystem.IsWindows() ? [DotNetHost.Root, Environment.SystemDirectory] : [DotNetHost.Root, "/usr/bin", "/bin"];
        string[] arguments = [Path.Combine(copy.Root, KernelCommandLine.EmbeddedPath), "--working-dir", copy.Notebooks];
        return new KernelCommandLine(Path.Combine(DotNetHost.Root, DotNetHost.Program), arguments)
        {
            Sandbox = new SandboxEnvironment(
                SubmissionEnvironment.Of(string.Join(Path.PathSeparator, path), DotNetHost.Root, home, temporary, seed), copy.Notebooks),
        };
    }

    /// <summary>Makes every folder writable and every file removable; links are not followed.</summary>
    private static void AllowRemoval(DirectoryInfo folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        foreach (var entry in folder.EnumerateFileSystemInfos().Where(entry => entry.LinkTarget is null))
        {
            if (entry is DirectoryInfo inner)
            {
                AllowRemoval(inner);
            }
            else if (OperatingSystem.IsWindows())
            {
                entry.Attributes = FileAttributes.Normal;
            }
        }
    }
}
