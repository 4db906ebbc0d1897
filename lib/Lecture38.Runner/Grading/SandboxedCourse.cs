using System.Globalization;

namespace Lecture38.Runner;

/// <summary>
/// The course in bubblewrap. A kernel sees the course's files, the .NET installation and the system's libraries, all read-only, and
/// nothing else. Its working folder, home and temporary folder are in memory. It has no network, and a PID namespace hides other
/// processes and ends the kernel's own together with it.
/// </summary>
internal sealed class SandboxedCourse : ISubmissionPlace
{
    private const string Course = "/course", Home = "/home/student", Temporary = "/tmp", DotNet = "/dotnet";
    private const string Working = $"{Course}/{CourseFiles.NotebooksFolder}";

    /// <summary>The size of each folder in memory; the memory limit does not include it.</summary>
    private static readonly ByteSize FolderSize = new(64L << 20);

    private static readonly string[] LibraryFolders = ["/lib", "/lib64", "/lib32", "/usr/lib", "/usr/lib64", "/usr/lib32"];

    /// <param name="isOldProgram">True for bubblewrap before 0.8, which can neither limit folders in memory nor forbid nested namespaces.</param>
    public SandboxedCourse(string program, CourseFiles course, int seed, bool isOldProgram)
    {
        string[] kernel = [$"{DotNet}/{SubmissionEnvironment.DotNetProgram}", $"{Course}/{KernelCommandLine.EmbeddedPath}", "--working-dir", Working];
        string[] isolation = ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try", "--die-with-parent", "--new-session"];
        string[] privileges = isOldProgram ? ["--unshare-user-try", "--cap-drop", "ALL"] : ["--unshare-user", "--disable-userns", "--cap-drop", "ALL"];
        Kernel = new KernelCommandLine(program, [.. isolation, .. privileges, .. Mounts(course, isOldProgram), "--chdir", Working, "--", .. kernel])
        {
            Variables = SubmissionEnvironment.Variables(DotNet, DotNet, Home, Temporary, seed),
            StartFolder = "/",
        };
    }

    public KernelCommandLine Kernel { get; }

    /// <summary>
    /// The mounts, in order. <c>/proc</c> is read-only, because a submission that root grades could change the settings of the whole
    /// machine there.
    /// </summary>
    private static IEnumerable<string> Mounts(CourseFiles course, bool isOldProgram) =>
    [
        .. LibraryFolders.SelectMany(Library),
        "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache",
        "--ro-bind", SubmissionEnvironment.DotNetRoot, DotNet,
        "--proc", "/proc",
        "--dev", "/dev",
        .. Memory(Temporary, isOldProgram),
        .. Memory(Home, isOldProgram),
        .. Memory(Working, isOldProgram),
        .. course.NotebookFiles.SelectMany(file => new[] { "--ro-bind", file.FullName, $"{Working}/{file.Name}" }),
        "--ro-bind-try", course.Data, $"{Course}/{CourseFiles.DataFolder}",
        "--ro-bind", course.Binaries, $"{Course}/{CourseFiles.BinariesFolder}",
        "--remount-ro", "/proc",
        "--remount-ro", "/dev",
        "--remount-ro", "/",
    ];

    private static string[] Memory(string folder, bool isOldProgram) =>
        isOldProgram ? ["--tmpfs", folder] : ["--size", FolderSize.Bytes.ToString(CultureInfo.InvariantCulture), "--tmpfs", folder];

    /// <summary>A folder of libraries as it is on this machine: a folder, a link to another, or missing.</summary>
    private static string[] Library(string folder) => new DirectoryInfo(folder) switch
    {
        { Exists: false } => [],
        { LinkTarget: { } target } => ["--symlink", target, folder],
        _ => ["--ro-bind", folder, folder],
    };
}
