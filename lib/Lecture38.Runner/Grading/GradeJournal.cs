using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Lecture38.Runner;

/// <summary>
/// The grades of all submissions so far, a JSON line each, on disk as soon as a submission ends, so that the next run resumes after an
/// interrupt. A line's key depends on everything that its grades depend on, so whatever changed is graded again. Thread-safe.
/// </summary>
internal sealed class GradeJournal : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, IReadOnlyList<Grade>> _known = [];

    private GradeJournal(string path, FileStream file) => (_path, _file) = (path, file);

    /// <summary>Opens the journal, or creates it.</summary>
    /// <exception cref="InvalidInputException">The file cannot be written, or another run has it open.</exception>
    public static GradeJournal Open(string path, bool isFresh)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && File.Exists(folder))
        {
            throw new InvalidInputException(folder, "is a file; name a folder for the grades");
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var journal = new GradeJournal(path, new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            if (isFresh)
            {
                journal._file.SetLength(0);
            }

            journal.ReadLines();
            return journal;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(path, "cannot be used, perhaps because another run grades into this folder: " + error.Message);
        }
    }

    /// <summary>A key for a submission and everything that its grades depend on.</summary>
    public static string KeyOf(SubmittedFile file, ReadOnlySpan<byte> submission, GradedNotebook notebook, string fingerprint)
    {
        var parts = JsonSerializer.Serialize(new[] { file.Student, file.Name, Convert.ToHexString(SHA256.HashData(submission)), notebook.Name, notebook.Hash, fingerprint });
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(parts)));
    }

    public IReadOnlyList<Grade>? Find(string key)
    {
        lock (_gate)
        {
            return _known.GetValueOrDefault(key);
        }
    }

    /// <summary>Adds grades; they are on disk when this returns.</summary>
    /// <exception cref="InvalidInputException">The file cannot be written.</exception>
    public void Add(string key, IReadOnlyList<Grade> grades)
    {
        lock (_gate)
        {
            _known[key] = grades;
            try
            {
                _file.Write([.. JsonSerializer.SerializeToUtf8Bytes(new Line(key, grades), Grade.JsonForm), (byte)'\n']);
                _file.Flush(flushToDisk: true);
            }
            catch (IOException error)
            {
                throw new InvalidInputException(_path, "cannot be written: " + error.Message);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Ignores a line that is damaged, such as the last one before a power failure.</summary>
    private void ReadLines()
    {
        var bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Parse(line) is var (key, grades))
            {
                _known[key] = grades;
            }
        }

        if (bytes is [.., not (byte)'\n'])
        {
            _file.WriteByte((byte)'\n');
        }
    }

    private static Line? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(line, Grade.JsonForm) is { } read && read.Grades.All(grade => grade is not null) ? read : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string with half of a surrogate pair.
            return null;
        }
    }

    private sealed record Line(string Key, IReadOnlyList<Grade> Grades);
}
