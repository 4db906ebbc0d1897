namespace Lecture38.Runner;

/// <summary>
/// Writes a book over an older one, and over nothing else: a list in the folder names the files that are the book's. What the new
/// book has no more is taken away, so that no page of an older one, perhaps with solutions, stays behind.
/// </summary>
/// <param name="folder">The folder, as it was given.</param>
public sealed class BookFolder(string folder)
{
    private const string ListName = Book.AssetsFolder + "/files.txt";

    /// <summary>Requires that none of these files is there, unless as a book's.</summary>
    /// <exception cref="InvalidInputException">One is.</exception>
    public void RequireRoomFor(IEnumerable<string> names)
    {
        var older = ReadList();
        if (names.FirstOrDefault(name => !older.Contains(name) && Path.Exists(PathOf(name))) is { } taken)
        {
            throw new InvalidInputException(PathOf(taken), "is there already and is of no book; name another folder or move it away");
        }
    }

    /// <summary>Writes the files.</summary>
    /// <exception cref="InvalidInputException">A file is there that is no book's, or one cannot be written.</exception>
    public void Write(IReadOnlyList<TextFile> files)
    {
        string[] names = [.. files.Select(file => file.Name).Order(StringComparer.Ordinal)];
        RequireRoomFor(names);

        // Both lists while files are written: an interruption leaves none of which no list knows.
        var older = ReadList();
        WriteList(names.Union(older));
        foreach (var file in files)
        {
            AtomicFile.WriteAllText(PathOf(file.Name), file.Text);
        }

        foreach (var name in older.Except(names).Where(name => File.Exists(PathOf(name))))
        {
            File.Delete(PathOf(name));
        }

        WriteList(names);
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    private void WriteList(IEnumerable<string> names) => AtomicFile.WriteAllText(PathOf(ListName), string.Join('\n', names) + "\n");

    /// <summary>The list may have been edited: only names in the folder are the book's.</summary>
    private HashSet<string> ReadList() => File.Exists(PathOf(ListName))
        ? [.. File.ReadAllLines(PathOf(ListName)).Where(name => name.Length > 0 && NotebookPaths.IsWithin(PathOf(name), folder))]
        : [];
}
