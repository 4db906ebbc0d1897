namespace Lecture38.Runner;

/// <summary>The notebooks that a command line names.</summary>
internal static class NotebookPaths
{
    /// <summary>The folder beside notebooks that holds what they have to show.</summary>
    public const string ExpectationsFolder = "expected";

    private static readonly string[] NotebookExtensions = [".ipynb", ".dib"];
    private static readonly string[] CourseFolders = ["notebooks", "lib", "data", "tests"];

    /// <summary>
    /// The given files, and the notebooks directly in the given folders in the order of their names; without arguments, those in
    /// the course's <c>notebooks</c> folder. Paths below the current directory come out relative to it.
    /// </summary>
    /// <exception cref="InvalidInputException">A folder holds no notebook.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> arguments, string courseRoot) =>
        [.. Places(arguments, courseRoot).SelectMany(FindOne).DistinctBy(PathComparer.Default.Fold).Select(Shorten)];

    /// <summary>The expectation files in the given folders whose notebook does not exist.</summary>
    public static IReadOnlyList<string> FindStrayExpectations(IReadOnlyList<string> arguments, string courseRoot) =>
    [
        .. Places(arguments, courseRoot)
            .Where(place => Directory.Exists(Path.Combine(place, ExpectationsFolder)))
            .SelectMany(place => Directory.GetFiles(Path.Combine(place, ExpectationsFolder), "*.json")
                .Where(file => !NotebookExtensions.Any(extension => File.Exists(Path.Combine(place, Path.GetFileNameWithoutExtension(file) + extension)))))
            .DistinctBy(PathComparer.Default.Fold).Select(Shorten).Order(StringComparer.Ordinal),
    ];

    /// <summary>Requires that executed notebooks do not overwrite each other or their sources.</summary>
    /// <exception cref="InvalidInputException">They would.</exception>
    public static void RequireRoomFor(IReadOnlyList<string> notebooks, string outputFolder, PathComparer? comparer = null)
    {
        var sameName = notebooks.GroupBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (sameName is not null)
        {
            throw new InvalidInputException(
                string.Join(" and ", sameName), "have the same name, so that one executed notebook would overwrite the other; run them apart");
        }

        comparer ??= PathComparer.Default;
        if (notebooks.FirstOrDefault(path => comparer.AreSame(Path.GetDirectoryName(Path.GetFullPath(path))!, outputFolder)) is { } source)
        {
            throw new InvalidInputException(source, "would be overwritten by its executed notebook; choose another --output");
        }
    }

    /// <summary>
    /// Requires that a report is a file, and does not overwrite a notebook or an expectation file, whether or not they are part of the
    /// run.
    /// </summary>
    /// <exception cref="InvalidInputException">It is a folder, or would overwrite one.</exception>
    public static void RequireReportOfItsOwn(string report)
    {
        if (Directory.Exists(report) || Path.EndsInDirectorySeparator(report))
        {
            throw new InvalidInputException(report, "is a folder; name a file for the JUnit report");
        }

        var isNotebook = NotebookExtensions.Contains(Path.GetExtension(report), StringComparer.OrdinalIgnoreCase);
        var folder = PathComparer.RealPath(Path.GetDirectoryName(Path.GetFullPath(report))!);
        if (isNotebook || Path.GetFileName(folder).Equals(ExpectationsFolder, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidInputException(report, "would be overwritten by the JUnit report; choose another --junit, such as junit.xml");
        }
    }

    private static IReadOnlyList<string> Places(IReadOnlyList<string> arguments, string courseRoot) =>
        arguments.Count > 0 ? arguments : [Shorten(Path.Combine(courseRoot, "notebooks"))];

    private static IEnumerable<string> FindOne(string place)
    {
        // A missing file costs only itself: reading it reports that.
        if (!Directory.Exists(place))
        {
            return [place];
        }

        var notebooks = Directory.GetFiles(place, "*.ipynb");
        Array.Sort(notebooks, StringComparer.Ordinal);
        return notebooks.Length > 0 ? notebooks : throw new InvalidInputException(place, "no notebook (*.ipynb) in this folder");
    }

    /// <summary>The path relative to the current directory if it is below it, else absolute.</summary>
    public static string Shorten(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFullPath(path) : relative;
    }

    /// <summary>Requires that output does not go into the folder of submissions.</summary>
    /// <exception cref="InvalidInputException">It would.</exception>
    public static void RequireOutside(string outputFolder, string readFolder, PathComparer? comparer = null)
    {
        if ((comparer ?? PathComparer.Default).IsWithin(outputFolder, readFolder))
        {
            throw new InvalidInputException(outputFolder, "is in the folder of submissions, which is only read; choose another --output");
        }
    }

    /// <summary>Requires that output does not go into the course's own folders.</summary>
    /// <param name="better">A folder to suggest.</param>
    /// <param name="comparer">Compares paths; null to ask the file system.</param>
    /// <exception cref="InvalidInputException">It would.</exception>
    public static void RequireNotOfCourse(string folder, string courseRoot, string better, PathComparer? comparer = null)
    {
        comparer ??= PathComparer.Default;
        if (comparer.AreSame(folder, courseRoot) || CourseFolders.Any(own => comparer.IsWithin(folder, Path.Combine(courseRoot, own))))
        {
            throw new InvalidInputException(folder, $"is one of the course's own folders; name another one, such as {better}");
        }
    }
}
