using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>
/// Remembers the state of each exercise from one check of a student's copy to the next, so that a check can say what changed.
/// </summary>
internal sealed class ProgressFile
{
    private readonly string _path;

    /// <summary>The progress in one copy.</summary>
    /// <param name="copy">The student's copy; each has a file of its own.</param>
    public ProgressFile(string root, string copy)
    {
        var place = Path.GetFullPath(copy);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place)))[..8];
        _path = Path.Combine(Folder(root), $"{Path.GetFileNameWithoutExtension(place)}-{hash}.json");
    }

    public static string Folder(string root) => Path.Combine(root, "artifacts", "progress");

    /// <summary>The state of each exercise after the last check; empty if there was none or the file is damaged.</summary>
    public IReadOnlyDictionary<string, string> Read() =>
        TryRead(_path).Where(state => state.Value.TextOrNull() is not null).ToDictionary(state => state.Key, state => state.Value.TextOrNull()!);

    /// <summary>Saves the states.</summary>
    /// <exception cref="InvalidInputException">The file cannot be written.</exception>
    public void Write(IEnumerable<ExerciseResult> results) => AtomicFile.WriteAllText(_path, CanonicalJson.Serialize(
        new JsonObject(results.Select(result => KeyValuePair.Create(result.Exercise.Id, (JsonNode?)result.Mark.State)))));

    internal static JsonObject TryRead(string path)
    {
        try
        {
            return StrictJson.ReadObject(path);
        }
        catch (InvalidInputException)
        {
            return [];
        }
    }
}

/// <summary>Remembers how many hints of each exercise were given, so that the next call gives the next one.</summary>
internal sealed class HintFile(string root)
{
    private readonly string _path = Path.Combine(ProgressFile.Folder(root), "hints.json");

    /// <summary>Counts one more hint of an exercise, up to the last one.</summary>
    /// <returns>The number of the hint to give, from 1.</returns>
    /// <exception cref="InvalidInputException">The file cannot be written.</exception>
    public int Next(string exercise, int count)
    {
        var given = ProgressFile.TryRead(_path);
        var number = given[exercise].IntegerOrNull() is { } last ? Math.Clamp(last, 0, count - 1) + 1 : 1;
        given[exercise] = number;
        AtomicFile.WriteAllText(_path, CanonicalJson.Serialize(given));
        return number;
    }
}
