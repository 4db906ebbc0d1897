using System.Collections.Concurrent;

namespace Lecture38.Runner;

/// <summary>
/// A temporary copy of the course on disk, for one submission that runs without a sandbox. It protects the course from mistakes and
/// hides the solutions, but does not protect against malice.
/// </summary>
internal sealed class CopiedCourse : ISubmissionPlace
{
    private const int MaxRemovals = 50;

    private static readonly TimeSpan RemovalPause = TimeSpan.FromMilliseconds(20);

    private static readonly ConcurrentDictionary<CopiedCourse, bool> Running = [];

    /// <summary>Held while a course is copied, and from the end of the process on: a copy that was still being written would escape removal.</summary>
    private static readonly Lock Copying = new();

    private readonly string _folder;

    static CopiedCourse() => AppDomain.CurrentDomain.ProcessExit += (_, _) => RemoveAll();

    /// <exception cref="IOException">The course cannot be copied; nothing is left behind.</exception>
    public CopiedCourse(CourseFiles course, int seed)
    {
        lock (Copying)
        {
            _folder = Directory.CreateTempSubdirectory("lecture38-grade-").FullName;
            Running[this] = true;
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
    }

    public KernelCommandLine Kernel { get; }

    public string WithoutPaths(string text) => text.Replace(_folder, "", StringComparison.Ordinal);

    /// <summary>Removes the copy, including whatever the submission made read-only. May be called twice.</summary>
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
                // A process that was killed may write here for another moment.
                Thread.Sleep(RemovalPause);
            }
        }

        Running.TryRemove(this, out _);
    }

    private static void RemoveAll()
    {
        Copying.Enter();
        foreach (var (copy, _) in Running)
        {
            try
            {
                copy.Dispose();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // An exception now would abort this process, and change its exit code.
            }
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
        var dotnet = SubmissionEnvironment.DotNetRoot;
        string[] path = OperatingSystem.IsWindows() ? [dotnet, Environment.SystemDirectory] : [dotnet, "/usr/bin", "/bin"];
        string[] arguments = [Path.Combine(copy.Root, KernelCommandLine.EmbeddedPath), "--working-dir", copy.Notebooks];
        var variables = SubmissionEnvironment.Variables(string.Join(Path.PathSeparator, path), dotnet, home, temporary, seed);
        return new KernelCommandLine(Path.Combine(dotnet, SubmissionEnvironment.DotNetProgram), arguments) { Variables = variables, StartFolder = copy.Notebooks };
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
