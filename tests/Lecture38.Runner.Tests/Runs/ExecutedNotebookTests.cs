using System.Text.Json.Nodes;

namespace Lecture38.Runner.Tests;

/// <summary>Notebooks that another program has executed are held to the same expectations.</summary>
public sealed class ExecutedNotebookTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ExecutedNotebookTests() =>
        _folder.Write("a.ipynb", Notebooks.Of(Notebooks.Code("hello", "write hello"), Notebooks.Code("fails", "fail X: no", "raises-exception"), Notebooks.Code("no", "!", "skip-execution")));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_executed_as_expected_passes()
    {
        await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "--update");
        WriteExecuted("write hello", Stream("hel"), Stream("lo\n"));
        var end = await CheckAsync();
        Assert.True(end.ExitCode == 0, end.ToString());
    }

    [Fact]
    public async Task Other_output_other_code_and_cells_that_did_not_run_do_not_pass()
    {
        await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "--update");
        WriteExecuted("write hello", Stream("bye\n"));
        Assert.Contains("hello: unexpected", (await CheckAsync()).Output, StringComparison.Ordinal);
        WriteExecuted("write bye", Stream("hello\n"));
        Assert.Contains("hello: invalid: the executed notebook has no such cell, or other code in it", (await CheckAsync()).Output, StringComparison.Ordinal);
        WriteExecuted("write hello");
        Assert.Contains("hello: failed: was not executed", (await CheckAsync()).Output, StringComparison.Ordinal);
        File.Delete(_folder["done/a.ipynb"]);
        Assert.Equal(2, (await CheckAsync()).ExitCode);
    }

    private static JsonObject Stream(string text) => new() { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = text };

    private void WriteExecuted(string source, params JsonNode[] outputs)
    {
        var hello = Notebooks.Code("hello", source);
        hello["outputs"] = new JsonArray(outputs);
        var fails = Notebooks.Code("fails", "fail X: no", "raises-exception");
        fails["outputs"] = new JsonArray(new JsonObject { ["output_type"] = "error", ["ename"] = "X", ["evalue"] = "no", ["traceback"] = new JsonArray("X: no") });
        _folder.Write("done/a.ipynb", Notebooks.Of(hello, fails, Notebooks.Code("no", "!", "skip-execution")));
    }

    private Task<RunnerEnd> CheckAsync() => CommandLine.RunAsync(_folder, "run", "a.ipynb", "--executed", "done", "--junit", "out/junit.xml");
}
