using System.Globalization;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>A cell's nbgrader metadata (schema 3).</summary>
/// <param name="GradeId">The cell's name for grading.</param>
/// <param name="IsSolution">True if a student writes an answer in the cell.</param>
/// <param name="IsGrade">True if the cell checks an answer.</param>
/// <param name="IsLocked">True if a student must not change the cell.</param>
internal sealed record CellGrading(string GradeId, bool IsSolution, bool IsGrade, bool IsLocked, double Points)
{
    internal const string Key = "nbgrader";

    /// <summary>Reads a cell's metadata; null if it has no usable grading.</summary>
    internal static CellGrading? Read(JsonObject? metadata) =>
        metadata?[Key] is JsonObject grading && grading["grade_id"].TextOrNull() is { Length: > 0 } gradeId
            ? new CellGrading(
                gradeId, grading["solution"].IsTrue(), grading["grade"].IsTrue(), grading["locked"].IsTrue(), Math.Max(0, grading["points"].NumberOrNull() ?? 0))
            : null;

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
}
