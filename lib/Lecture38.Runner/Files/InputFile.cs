namespace Lecture38.Runner;

/// <summary>Reads files that a person named. Whatever is wrong with a file becomes an <see cref="InvalidInputException"/> that names it.</summary>
internal static class InputFile
{
    /// <summary>The bytes of a file.</summary>
    /// <exception cref="InvalidInputException">It is missing, a folder, or cannot be read.</exception>
    public static byte[] ReadBytes(string path) => Read(path, File.ReadAllBytes);

    /// <summary>The text of a file, its line ends as <c>\n</c>.</summary>
    /// <exception cref="InvalidInputException">It is missing, a folder, or cannot be read.</exception>
    public static string ReadText(string path) => Read(path, File.ReadAllText).ReplaceLineEndings("\n");

    private static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidInputException(path, "no such file");
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            throw new InvalidInputException(path, "is a folder; name a file in it");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(path, "cannot be read: " + error.Message);
        }
    }
}
