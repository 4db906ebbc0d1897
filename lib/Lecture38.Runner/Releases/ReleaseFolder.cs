namespace Lecture38.Runner;

/// <summary>Writes a release over nobody's work: where one file is taken, none is written.</summary>
/// <param name="folder">The folder, as it was given.</param>
public sealed class ReleaseFolder(string folder)
{
    /// <summary>Writes the files.</summary>
    /// <exception cref="InvalidInputException">A file is there already with other text, or cannot be written.</exception>
    public void Write(IReadOnlyList<TextFile> files)
    {
        if (files.Select(file => Path.Combine(folder, file.Name)).Zip(files).FirstOrDefault(place => IsOther(place.First, place.Second)).First is { } taken)
        {
            throw new InvalidInputException(taken, "is there already and holds something else, which may be somebody's work; name another folder or move it away");
        }

        foreach (var file in files)
        {
            AtomicFile.WriteAllText(Path.Combine(folder, file.Name), file.Text);
        }
    }

    private static bool IsOther(string path, TextFile file) => Directory.Exists(path) || (File.Exists(path) && File.ReadAllText(path) != file.Text);
}
