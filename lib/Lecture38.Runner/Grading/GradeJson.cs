using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>A grade as JSON, for the report and for the journal.</summary>
internal static class GradeJson
{
    /// <summary>The grade as an object.</summary>
    public static JsonObject Write(Grade grade) => new()
    {
        ["student"] = grade.Student,
        ["notebook"] = grade.Notebook,
        ["exercise"] = grade.Exercise,
        ["points"] = grade.Points,
        ["of"] = grade.MaxPoints,
        ["state"] = grade.State,
        ["cause"] = grade.Cause,
        ["message"] = grade.Message,
    };

    /// <summary>Reads what <see cref="Write"/> wrote; null for anything else.</summary>
    public static Grade? Read(JsonNode? json)
    {
        try
        {
            return json is not JsonObject grade ? null : new Grade(
                Required<string>("student"), Required<string>("notebook"), Required<string>("exercise"), Required<double>("points"),
                Required<double>("of"), Required<string>("state"), (string?)grade["cause"], Required<string>("message"));

            T Required<T>(string key) => (grade[key] ?? throw new FormatException()).GetValue<T>();
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
