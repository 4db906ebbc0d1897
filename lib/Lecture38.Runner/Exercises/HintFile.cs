using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>How many hints of each exercise were given, so that the next time the next one comes.</summary>
/// <param name="root">The course's folder.</param>
public sealed class HintFile(string root)
{
    private readonly string _path = Path.Combine(ProgressFile.Folder(root), "hints.json");

    /// <summary>Counts one more hint of an exercise that has so many; after the last one it stays there.</summary>
    /// <returns>The number of the hint to give, from 1.</returns>
    /// <exception cref="InvalidInputException">The file cannot be written.</exception>
    public int Next(string exercise, int count)
    {
        var given = ProgressFile.TryRead(_path);
        var number = given[exercise] is JsonValue value && value.TryGetValue<int>(out var last) ? Math.Clamp(last, 0, count - 1) + 1 : 1;
        given[exercise] = number;
        AtomicFile.WriteAllText(_path, CanonicalJson.Serialize(given));
        return number;
    }
}
