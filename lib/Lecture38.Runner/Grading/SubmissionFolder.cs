namespace Lecture38.Runner;

/// <summary>
/// A folder of submissions: <c>STUDENT/…/NOTEBOOK.ipynb</c>, as nbgrader keeps them too (<c>submitted/STUDENT/ASSIGNMENT/NOTEBOOK.ipynb</c>),
/// or flat, <c>STUDENT.ipynb</c> or <c>STUDENT__NOTEBOOK.ipynb</c>. It is only read, and no link in it is followed.
/// </summary>
internal static class SubmissionFolder
{
    /// <summary>Stands between the student's and the notebook's name in a flat file's name.</summary>
    public const string NameSeparator = "__";

    /// <summary>Deeper than any layout of hand-ins; whoever nests more deeply means harm, or has unpacked the wrong archive.</summary>
    private const int MaxDepth = 8;

    private const string Checkpoints = ".ipynb_checkpoints";

    private const string LinkProblem = "is a link, and links are not followed; hand in the file itself";

    /// <summary>The files of all students, by student and name. A student's folder without a notebook has no file.</summary>
    /// <exception cref="InvalidInputException">The folder is not there, cannot be read, or holds nobody's work.</exception>
    public static Submissions Read(string folder)
    {
        var entries = List(folder);
        var students = new SortedSet<string>(StringComparer.Ordinal);
        var files = new List<SubmittedFile>();
        foreach (var entry in entries.Where(entry => !entry.Name.StartsWith('.')))
        {
            if (IsFolder(entry))
            {
                students.Add(entry.Name);
                files.AddRange(entry.LinkTarget is null ? FilesBelow(entry.FullName, entry.Name, entry.Name, depth: 1) : [Linked(entry, entry.Name, entry.Name)]);
            }
            else if (IsNotebook(entry))
            {
                var student = StudentOf(entry.Name);
                students.Add(student);
                files.Add(FileOf(entry, student, entry.Name));
            }
        }

        return students.Count > 0
            ? new Submissions([.. students], [.. files.OrderBy(file => file.Student, StringComparer.Ordinal).ThenBy(file => file.Name, StringComparer.Ordinal)])
            : throw new InvalidInputException(folder, "no submission in this folder; it must hold STUDENT/NOTEBOOK.ipynb, STUDENT__NOTEBOOK.ipynb or STUDENT.ipynb");
    }

    private static IEnumerable<SubmittedFile> FilesBelow(string folder, string student, string name, int depth)
    {
        IReadOnlyList<FileSystemInfo> entries;
        try
        {
            entries = List(folder);
        }
        catch (InvalidInputException error)
        {
            return [new SubmittedFile(student, folder, name, error.Reason)];
        }

        return entries.SelectMany(entry => FilesOf(entry, student, $"{name}/{entry.Name}", depth));
    }

    private static IEnumerable<SubmittedFile> FilesOf(FileSystemInfo entry, string student, string name, int depth) => entry switch
    {
        _ when !IsFolder(entry) => IsNotebook(entry) ? [FileOf(entry, student, name)] : [],
        { Name: Checkpoints } => [],
        { LinkTarget: not null } => [Linked(entry, student, name)],
        _ when depth == MaxDepth => [new SubmittedFile(student, entry.FullName, name, $"is more than {MaxDepth} folders deep")],
        _ => FilesBelow(entry.FullName, student, name, depth + 1),
    };

    private static SubmittedFile FileOf(FileSystemInfo entry, string student, string name) =>
        entry.LinkTarget is null ? new SubmittedFile(student, entry.FullName, name) : Linked(entry, student, name);

    private static SubmittedFile Linked(FileSystemInfo entry, string student, string name) => new(student, entry.FullName, name, LinkProblem);

    private static bool IsFolder(FileSystemInfo entry) => entry.Attributes.HasFlag(FileAttributes.Directory);

    private static bool IsNotebook(FileSystemInfo entry) => entry.Extension.Equals(".ipynb", StringComparison.OrdinalIgnoreCase);

    private static string StudentOf(string fileName)
    {
        var name = Path.GetFileNameWithoutExtension(fileName);
        var end = name.LastIndexOf(NameSeparator, StringComparison.Ordinal);
        return end > 0 ? name[..end] : name;
    }

    private static FileSystemInfo[] List(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            throw new InvalidInputException(folder, "no such folder");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(folder, "cannot be read: " + error.Message.ReplaceLineEndings(" "));
        }
    }
}

/// <summary>What a folder of submissions holds.</summary>
/// <param name="Students">All students, also those who handed in nothing that could be read.</param>
/// <param name="Files">Their files.</param>
internal sealed record Submissions(IReadOnlyList<string> Students, IReadOnlyList<SubmittedFile> Files);
