namespace Lecture38.Runner;

/// <summary>
/// A folder of submissions: <c>STUDENT/…/NOTEBOOK.ipynb</c>, of which nbgrader's <c>submitted/STUDENT/ASSIGNMENT/NOTEBOOK.ipynb</c> is a
/// case, or flat: <c>STUDENT.ipynb</c> or <c>STUDENT__NOTEBOOK.ipynb</c>. It is only read, and no link in it is followed.
/// </summary>
/// <param name="Students">All students, even those whose folder holds no notebook.</param>
/// <param name="Files">Their files, sorted by student and name.</param>
internal sealed record Submissions(IReadOnlyList<string> Students, IReadOnlyList<SubmittedFile> Files)
{
    /// <summary>Separates the student's name from the notebook's in a flat file's name.</summary>
    public const string NameSeparator = "__";

    /// <summary>No layout of submissions is deeper; a deeper folder is hostile, or the wrong archive.</summary>
    private const int MaxDepth = 8;

    /// <summary>Folders in which Jupyter and macOS put copies.</summary>
    private static readonly string[] CopiesFolders = [".ipynb_checkpoints", "__MACOSX"];

    /// <summary>Lists the submissions in a folder.</summary>
    /// <exception cref="InvalidInputException">The folder does not exist, cannot be read, or holds no submission.</exception>
    public static Submissions In(string folder)
    {
        if (File.Exists(folder))
        {
            throw new InvalidInputException(folder, "is a file; name the folder that holds the submissions");
        }

        var students = new SortedSet<string>(StringComparer.Ordinal);
        var files = new List<SubmittedFile>();
        foreach (var entry in List(folder).Where(entry => !entry.Name.StartsWith('.') && !IsCopy(entry) && (IsFolder(entry) || IsNotebook(entry))))
        {
            var student = IsFolder(entry) ? entry.Name : StudentOf(entry.Name);
            students.Add(student);
            files.AddRange(FilesOf(entry, student, entry.Name, depth: 0));
        }

        return students.Count > 0
            ? new Submissions([.. students], [.. files.OrderBy(file => file.Student, StringComparer.Ordinal).ThenBy(file => file.Name, StringComparer.Ordinal)])
            : throw new InvalidInputException(folder, "no submission in this folder; it must hold STUDENT/NOTEBOOK.ipynb, STUDENT__NOTEBOOK.ipynb or STUDENT.ipynb");
    }

    /// <summary>A notebook, or the notebooks in a folder and its subfolders. An entry that is not followed becomes a file with a problem.</summary>
    private static IEnumerable<SubmittedFile> FilesOf(FileSystemInfo entry, string student, string name, int depth)
    {
        var isFolder = IsFolder(entry);
        if (IsCopy(entry) || (!isFolder && !IsNotebook(entry)))
        {
            return [];
        }

        var problem = entry.LinkTarget is not null ? "is a link, and links are not followed; hand in the file itself"
            : isFolder && depth == MaxDepth ? $"is more than {MaxDepth} folders deep"
            : null;
        if (!isFolder || problem is not null)
        {
            return [new SubmittedFile(student, entry.FullName, name, problem)];
        }

        try
        {
            return List(entry.FullName).SelectMany(inner => FilesOf(inner, student, $"{name}/{inner.Name}", depth + 1));
        }
        catch (InvalidInputException error)
        {
            return [new SubmittedFile(student, entry.FullName, name, error.Reason)];
        }
    }

    private static bool IsFolder(FileSystemInfo entry) => entry.Attributes.HasFlag(FileAttributes.Directory);

    /// <summary>True for what programs put beside a student's files. In archives, macOS adds a file with <c>._</c> to each file.</summary>
    private static bool IsCopy(FileSystemInfo entry) =>
        IsFolder(entry) ? CopiesFolders.Contains(entry.Name) : entry.Name.StartsWith("._", StringComparison.Ordinal);

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
            throw new InvalidInputException(folder, "cannot be read: " + error.Message);
        }
    }
}

/// <summary>A notebook that somebody handed in.</summary>
/// <param name="Student">The student, by the name of the folder or of the file.</param>
/// <param name="Name">Its path below the folder of submissions, with slashes.</param>
/// <param name="Problem">Why it must not be read, in one line; null if it may be.</param>
internal sealed record SubmittedFile(string Student, string Path, string Name, string? Problem = null)
{
    /// <summary>Ten times the size of a notebook with many figures in its outputs.</summary>
    private static readonly ByteSize MaxSize = new(32L << 20);

    /// <summary>The file's name without <c>.ipynb</c>, and without the student's name if it starts with that.</summary>
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

    /// <exception cref="InvalidInputException">The file cannot be read, or is too large.</exception>
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
            throw new InvalidInputException(Name, "cannot be read: " + error.Message.Replace(Path, Name, StringComparison.Ordinal));
        }
    }
}
