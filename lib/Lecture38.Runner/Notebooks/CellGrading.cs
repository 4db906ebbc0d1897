using System.Globalization;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>A cell's nbgrader metadata (schema 3).</summary>
/// <param name="GradeId">The cell's name for grading.</param>
/// <param name="IsSolution">True where a student writes an answer.</param>
/// <param name="IsGrade">True where an answer is checked.</param>
/// <param name="IsLocked">True where a student may change nothing.</param>
/// <param name="Points">What a right answer earns.</param>
public sealed record CellGrading(string GradeId, bool IsSolution, bool IsGrade, bool IsLocked, double Points)
{
    internal const string Key = "nbgrader";

    /// <summary>Reads a cell's metadata; null if it has no usable grading.</summary>
    internal static CellGrading? Read(JsonObject? metadata) =>
        metadata?[Key] is JsonObject grading && Value<string>(grading, "grade_id") is { Length: > 0 } gradeId
            ? new CellGrading(gradeId, Flag(grading, "solution"), Flag(grading, "grade"), Flag(grading, "locked"), Number(grading, "points"))
            : null;

    /// <summary>The metadata as nbgrader writes it.</summary>
    internal JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["grade"] = IsGrade,
            ["grade_id"] = GradeId,
            ["locked"] = IsLocked,
            ["schema_version"] = 3,
            ["solution"] = IsSolution,
            ["task"] = false,
        };
        if (IsGrade)
        {
            json["points"] = JsonNode.Parse(Points.ToString("R", CultureInfo.InvariantCulture));
        }

        return json;
    }

    private static bool Flag(JsonObject grading, string key) => grading[key] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    private static double Number(JsonObject grading, string key) =>
        grading[key] is JsonValue value && value.TryGetValue<double>(out var number) && double.IsFinite(number) && number > 0 ? number : 0;

    private static T? Value<T>(JsonObject grading, string key)
        where T : class => grading[key] is JsonValue value && value.TryGetValue<T>(out var found) ? found : null;
}
