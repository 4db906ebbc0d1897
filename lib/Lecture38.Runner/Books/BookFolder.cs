namespace Lecture38.Runner;

/// <summary>
/// Writes a book into a folder. It overwrites an older book, whose files a list in the folder names, and nothing else. It deletes files
/// that the new book no longer has, so that no older page, perhaps with solutions, stays.
/// </summary>
internal sealed class BookFolder(string folder)
{
    private const string ListName = OutputAssets.Folder + "/files.txt";

    private const string LockName = OutputAssets.Folder + "/publishing";

    /// <summary>Requires that none of these files exists, except those of an older book.</summary>
    /// <exception cref="InvalidInputException">A file exists.</exception>
    public void RequireRoomFor(IEnumerable<string> names) => RequireRoomFor(names, ReadList());

    /// <exception cref="InvalidInputException">
    /// A file exists that is not a book's, a file cannot be written or deleted, or another process is writing a book here.
    /// </exception>
    public void Write(IReadOnlyList<TextFile> files)
    {
        string[] names = [.. files.Select(file => file.Name).Order(StringComparer.Ordinal)];
        RequireRoomFor(names);
        using var alone = Lock();

        // Until the end, the list has the files of both books: after an interrupt, it still has all that exist.
        var older = ReadList();
        RequireRoomFor(names, older);
        WriteList(names.Union(older));
        foreach (var file in files)
        {
            AtomicFile.WriteAllText(PathOf(file.Name), file.Text);
        }

        Delete([.. older.Except(names).Select(PathOf).Where(File.Exists), .. HalfWritten(older)]);
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
            throw new InvalidInputException(PathOf(taken), "exists and is not part of a book; name another folder or move it");
        }
    }

    /// <summary>A book has no links, so a link in place of its file leads to somebody else's.</summary>
    private bool IsLink(string name) => new FileInfo(PathOf(name)).LinkTarget is not null;

    /// <summary>Two processes that write into one folder would leave a mixture of two books.</summary>
    private FileStream Lock()
    {
        try
        {
            Directory.CreateDirectory(PathOf(OutputAssets.Folder));
            return new FileStream(PathOf(LockName), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(folder, "cannot be written, or another process is writing a book here: " + error.Message);
        }
    }

    private static void Delete(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new InvalidInputException(path, "is part of an older book and cannot be deleted: " + error.Message);
            }
        }
    }

    /// <summary>Temporary files of a process that was killed while it wrote a book.</summary>
    private IEnumerable<string> HalfWritten(HashSet<string> older) => ((string[])[folder, PathOf(OutputAssets.Folder)])
        .SelectMany(Directory.GetFiles)
        .Where(path => AtomicFile.TargetOfLeftover(Path.GetRelativePath(folder, path))?.Replace('\\', '/') is { } name && (name == ListName || older.Contains(name)));

    private void WriteList(IEnumerable<string> names) => AtomicFile.WriteAllText(PathOf(ListName), string.Join('\n', names) + "\n");

    /// <summary>Somebody may have edited the list: only files inside the folder are the book's.</summary>
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
