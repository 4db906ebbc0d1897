namespace Lecture38.Runner;

/// <summary>
/// A folder of submissions: <c>STUDENT/…/NOTEBOOK.ipynb</c>, as nbgrader keeps them too (<c>submitted/STUDENT/ASSIGNMENT/NOTEBOOK.ipynb</c>),
/// or flat, <c>STUDENT.ipynb</c> or <c>STUDENT__NOTEBOOK.ipynb</c>. It is only read, and no link in it is followed.
/// </summary>
/// <param name="Students">All students, also those whose folder holds no notebook.</param>
/// <param name="Files">Their files, by student and name.</param>
internal sealed record Submissions(IReadOnlyList<string> Students, IReadOnlyList<SubmittedFile> Files)
{
    /// <summary>Separates the student's name from the notebook's in a flat file's name.</summary>
    public const string NameSeparator = "__";

    /// <summary>Deeper than any layout of submissions; what is nested more deeply is hostile, or the wrong archive.</summary>
    private const int MaxDepth = 8;

    private const string Checkpoints = ".ipynb_checkpoints";

    private const string LinkProblem = "is a link, and links are not followed; hand in the file itself";

    /// <summary>Lists the submissions in a folder.</summary>
    /// <exception cref="InvalidInputException">The folder does not exist, cannot be read, or holds no submission.</exception>
    public static Submissions In(string folder)
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

/// <summary>A notebook that somebody handed in.</summary>
/// <param name="Student">Whose it is: the name of a folder or a file.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Name">Its path below the folder of submissions, with slashes.</param>
/// <param name="Problem">Why it cannot be read, in one line; null where it may be.</param>
internal sealed record SubmittedFile(string Student, string Path, string Name, string? Problem = null)
{
    /// <summary>The largest file that is read: a notebook with many figures in its outputs has a tenth of it.</summary>
    private static readonly ByteSize MaxSize = new(32L << 20);

    /// <summary>The file's name without <c>.ipynb</c>, and without the student's name where it starts with that.</summary>
    public string NotebookName
    {
        get
        {
            var name = System.IO.Path.GetFileNameWithoutExtension(Name);
            return name.StartsWith(Student + Submissions.NameSeparator, StringComparison.Ordinal)
                ? name[(Student.Length + Submissions.NameSeparator.Length)..]
                : name;
        }
    }

    /// <summary>Reads the file. Never writes.</summary>
    /// <exception cref="InvalidInputException">It cannot be read, or is far too large.</exception>
    public byte[] ReadBytes()
    {
        if (Problem is not null)
        {
            throw new InvalidInputException(Name, Problem);
        }

        try
        {
            // A pipe has no length, and opening it would wait for a writer that never comes.
            var length = new FileInfo(Path).Length;
            return length switch
            {
                0 => throw new InvalidInputException(Name, "empty"),
                _ when length > MaxSize.Bytes => throw new InvalidInputException(
                    Name, $"too large for a notebook ({new ByteSize(length)}; at most {MaxSize}); clear its outputs and hand it in again"),
                _ => File.ReadAllBytes(Path),
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(Name, "cannot be read: " + error.Message.Replace(Path, Name, StringComparison.Ordinal).ReplaceLineEndings(" "));
        }
    }
}
