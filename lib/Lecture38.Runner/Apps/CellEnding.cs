using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Lecture38.Runner;

/// <summary>How a cell of an executed notebook ended.</summary>
/// <param name="Raises">It ended in an exception.</param>
/// <param name="ShowsResult">The value of its last expression was shown; null where the notebook does not tell.</param>
/// <param name="LeftOut">Why an app cannot run it, or null.</param>
internal sealed partial record CellEnding(bool Raises, bool? ShowsResult, string? LeftOut)
{
    /// <param name="cell">The cell.</param>
    /// <param name="notebookWasRun">False where no cell of the notebook has been run: then all of them are taken to run well.</param>
    public static CellEnding Of(NotebookCell cell, bool notebookWasRun)
    {
        var error = cell.Outputs.OfType<JsonObject>().FirstOrDefault(output => Text(output, "output_type") == "error");
        return new CellEnding(
            error is not null || cell.Tags.Contains("raises-exception"),
            cell.WasExecuted ? cell.Outputs.OfType<JsonObject>().Any(output => Text(output, "output_type") == "execute_result") : null,
            WhyLeftOut(cell, error, notebookWasRun));
    }

    private static string? WhyLeftOut(NotebookCell cell, JsonObject? error, bool notebookWasRun) => true switch
    {
        _ when cell.KernelName is not ("csharp" or "c#" or "C#" or ".NET") => $"in another language ({cell.KernelName})",
        _ when cell.Tags.Contains("skip-execution") => "not run in the notebook either (skip-execution)",
        _ when error is not null && FirstCompilerError(error) is { } message => $"does not compile: {message}",
        _ when error is not null && Enum.TryParse<Outcome>(Text(error, "ename"), out _) => $"did not end in the notebook: {Text(error, "evalue")}",
        _ when notebookWasRun && !cell.WasExecuted => "not run in the notebook",
        _ => null,
    };

    private static string? FirstCompilerError(JsonObject error) =>
        CompilerErrorCode().IsMatch(Text(error, "ename") ?? "") ? (Text(error, "evalue") ?? "").ReplaceLineEndings("\n").Split('\n')[0] : null;

    private static string? Text(JsonObject output, string key) =>
        output[key] is { } value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    [GeneratedRegex(@"^CS\d{4,5}$")]
    private static partial Regex CompilerErrorCode();
}
