namespace Lecture38.Runner;

/// <summary>
/// Writes a book over an older one, and over nothing else: a list in the folder names the files that are the book's. What the new
/// book has no more is taken away, so that no page of an older one, perhaps with solutions, stays behind.
/// </summary>
/// <param name="folder">The folder, as it was given.</param>
public sealed class BookFolder(string folder)
{
    private const string ListName = Book.AssetsFolder + "/files.txt";

    private const string LockName = Book.AssetsFolder + "/publishing";

    /// <summary>Requires that none of these files is there, unless as a book's.</summary>
    /// <exception cref="InvalidInputException">One is.</exception>
    public void RequireRoomFor(IEnumerable<string> names) => RequireRoomFor(names, ReadList());

    /// <summary>Writes the files.</summary>
    /// <exception cref="InvalidInputException">
    /// A file is there that is no book's, one cannot be written or taken away, or another process writes a book here.
    /// </exception>
    public void Write(IReadOnlyList<TextFile> files)
    {
        string[] names = [.. files.Select(file => file.Name).Order(StringComparer.Ordinal)];
        RequireRoomFor(names);
        using var alone = Lock();

        // Both lists while files are written: an interruption leaves none of which no list knows.
        var older = ReadList();
        RequireRoomFor(names, older);
        WriteList(names.Union(older));
        foreach (var file in files)
        {
            AtomicFile.WriteAllText(PathOf(file.Name), file.Text);
        }

        TakeAway([.. older.Except(names).Select(PathOf).Where(File.Exists), .. HalfWritten(older)]);
        WriteList(names);
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    private void RequireRoomFor(IEnumerable<string> names, HashSet<string> older)
    {
        if (File.Exists(folder))
        {
            throw new InvalidInputException(folder, "is a file; name a folder for the book");
        }

        if (names.FirstOrDefault(name => older.Contains(name) ? IsLink(name) : Path.Exists(PathOf(name))) is { } taken)
        {
            throw new InvalidInputException(PathOf(taken), "is there already and is of no book; name another folder or move it away");
        }
    }

    /// <summary>The book writes no links: one in place of its file leads to somebody else's.</summary>
    private bool IsLink(string name) => new FileInfo(PathOf(name)).LinkTarget is not null;

    /// <summary>Two that wrote into one folder would leave a book of which some pages are of the one and some of the other.</summary>
    private FileStream Lock()
    {
        try
        {
            Directory.CreateDirectory(PathOf(Book.AssetsFolder));
            return new FileStream(PathOf(LockName), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(folder, "no book can be written here, or another process is writing one: " + error.Message);
        }
    }

    private static void TakeAway(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new InvalidInputException(path, "is of an older book and cannot be taken away: " + error.Message);
            }
        }
    }

    /// <summary>What a process left that was killed while it wrote a file of the book.</summary>
    private IEnumerable<string> HalfWritten(HashSet<string> older) => ((string[])[folder, PathOf(Book.AssetsFolder)])
        .SelectMany(Directory.GetFiles)
        .Where(path => AtomicFile.TargetOfLeftover(Path.GetRelativePath(folder, path))?.Replace('\\', '/') is { } name && (name == ListName || older.Contains(name)));

    private void WriteList(IEnumerable<string> names) => AtomicFile.WriteAllText(PathOf(ListName), string.Join('\n', names) + "\n");

    /// <summary>The list may have been edited: only names in the folder are the book's.</summary>
    private HashSet<string> ReadList()
    {
        try
        {
            return File.Exists(PathOf(ListName)) ? [.. File.ReadAllLines(PathOf(ListName)).Where(IsInFolder)] : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(PathOf(ListName), "cannot be read: " + error.Message);
        }
    }

    private bool IsInFolder(string name) => name.Length > 0 && !name.Contains('\0') && PathComparer.Default.IsWithin(PathOf(name), folder);
}
