using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>A run's result as JSON, for programs.</summary>
internal static class JsonReport
{
    public static string ToText(RunResult run) => CanonicalJson.Serialize(new JsonObject
    {
        ["exitCode"] = run.ExitCode,
        ["verdict"] = run.Outcome.ToWords(),
        ["seconds"] = Seconds(run.Duration),
        ["notebooks"] = new JsonArray([.. run.Notebooks.Select(ToJson)]),
    });

    private static JsonObject ToJson(NotebookResult notebook) => new()
    {
        ["notebook"] = notebook.Path,
        ["verdict"] = notebook.Outcome.ToWords(),
        ["problems"] = new JsonArray([.. notebook.Problems.Select(problem => JsonValue.Create(problem))]),
        ["passed"] = notebook.Passed,
        ["seconds"] = Seconds(notebook.Duration),
        ["executed"] = notebook.ExecutedPath,
        ["cells"] = new JsonArray([.. notebook.Cells.Select(ToJson)]),
    };

    private static JsonObject ToJson(CellVerdict cell) => new()
    {
        ["id"] = cell.CellId,
        ["verdict"] = cell.Outcome.ToWords(),
        ["message"] = cell.Message,
        ["details"] = cell.Details,
        ["seconds"] = Seconds(cell.Duration),
    };

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
