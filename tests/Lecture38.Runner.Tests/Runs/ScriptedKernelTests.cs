using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Lecture38.Runner.Tests;

/// <summary>Runs of the real runner on a kernel that misbehaves on demand.</summary>
public sealed class ScriptedKernelTests : IDisposable
{
    private const string Fifty = "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn";

    /// <summary>A name that file systems take, but with nothing added to it.</summary>
    private const string LongestName = $"{Fifty}{Fifty}{Fifty}{Fifty}{Fifty}.xml";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Outputs_are_written_in_notebook_form()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode(
            "write one\nwrite  line\nstdout !\nstderr oops\ndisplay text/html <b>2</b>\nresult application/vnd.plotly.v1+json {\"data\":[]}",
            "fail System.ArgumentException: no\\n   at Here()"));
        var source = _folder.Read("a.ipynb");

        var end = await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "--no-check");

        Assert.Equal(1, end.ExitCode);
        Assert.Equal(source, _folder.Read("a.ipynb"));
        var expected = JsonNode.Parse("""
            [
              { "output_type": "stream", "name": "stdout", "text": ["one line!\n"] },
              { "output_type": "stream", "name": "stderr", "text": ["oops\n"] },
              { "output_type": "display_data", "metadata": {}, "data": { "text/html": ["<b>2</b>"] } },
              { "output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": { "application/vnd.plotly.v1+json": { "data": [] } } }
            ]
            """);
        Assert.True(JsonNode.DeepEquals(expected, Executed("a", 0)["outputs"]), Executed("a", 0).ToJsonString());
        Assert.Equal("System.ArgumentException", Executed("a", 1)["outputs"]![0]!["ename"]!.GetValue<string>());
        Assert.Equal("no", Executed("a", 1)["outputs"]![0]!["evalue"]!.GetValue<string>());
        Assert.Equal(2, Executed("a", 1)["execution_count"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_kernel_starts_in_the_notebooks_folder_with_numbers_in_the_invariant_culture()
    {
        _folder.Write("deep/a.ipynb", Notebooks.OfCode("folder\nenvironment LC_ALL"));
        await CommandLine.RunScriptedAsync(_folder, "deep/a.ipynb", "--no-check");
        Assert.Equal($"{_folder["deep"]}\nC.UTF-8\n", Stdout("a", 0));
    }

    [Fact]
    public async Task A_cell_of_another_language_goes_to_the_kernel_of_that_language()
    {
        var cell = Notebooks.Code("html", "kernel");
        cell["metadata"]!["polyglot_notebook"] = new JsonObject { ["kernelName"] = "html" };
        _folder.Write("a.ipynb", Notebooks.Of(Notebooks.Code("c", "kernel"), cell));
        await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "--no-check");
        Assert.Equal("csharp\n", Stdout("a", 0));
        Assert.Equal("html\n", Stdout("a", 1));
    }

    [Fact]
    public async Task What_is_no_known_event_is_text_or_passed_over()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode(
            """
            raw not an event
            raw {"eventType":"CommandSucceeded","event":{},"command":{"token":"cell-1"}}
            raw {"eventType":5}
            event SomethingNew
            stdout end
            """));
        var end = await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "--no-check");
        Assert.Equal(0, end.ExitCode);
        Assert.Equal("not an event\n{\"eventType\":5}\nend\n", Stdout("a", 0));
    }

    [Fact]
    public async Task What_a_cell_shows_late_stands_under_that_cell_and_is_checked()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("stdout now", "late later"));
        _folder.Write("expected/a.json", """{ "cells": { "c1": { "text": ["now"] }, "c2": { "text": [] } } }""");
        var end = await CommandLine.RunScriptedAsync(_folder, "a.ipynb");
        Assert.Equal(1, end.ExitCode);
        Assert.Equal("now\nlater\n", Stdout("a", 0));
        Assert.Contains("+ later", end.Output, StringComparison.Ordinal);
        Assert.Contains("accept it with: dotnet run --project lib/Lecture38.Runner -- run a.ipynb --update", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_updated_display_replaces_what_stood_there()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("display text/plain#one before", "update text/plain#one after\nupdate text/plain#two new"));
        await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "--no-check");
        Assert.Equal("after", Executed("a", 0)["outputs"]![0]!["data"]!["text/plain"]![0]!.GetValue<string>());
        Assert.Equal("new", Assert.Single(Executed("a", 1)["outputs"]!.AsArray())!["data"]!["text/plain"]![0]!.GetValue<string>());
    }

    [Theory]
    [InlineData("fail System.X: y", 0)]
    [InlineData("fail (1,9): error CS0029: no", 0)]
    [InlineData("stdout silence", 1)]
    [InlineData("fail Command cancelled.", 1)]
    public async Task A_cell_that_must_raise_passes_when_it_does(string source, int exitCode)
    {
        _folder.Write("a.ipynb", Notebooks.Of(Notebooks.Code("c", source, "raises-exception")));
        Assert.Equal(exitCode, (await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "--no-check")).ExitCode);
    }

    [Fact]
    public async Task A_cell_that_is_tagged_so_is_not_run_and_does_not_keep_the_notebook_from_passing()
    {
        _folder.Write("a.ipynb", Notebooks.Of(Notebooks.Code("c", "fail x", "skip-execution"), Notebooks.Code("d", "stdout x", "nbval-ignore-output")));
        Assert.Equal(0, (await CommandLine.RunScriptedAsync(_folder, "a.ipynb")).ExitCode);
        Assert.Null(Executed("a", 0)["execution_count"]);
    }

    [Theory]
    [InlineData("error something broke")]
    [InlineData("fail something broke")]
    [InlineData("fail Command cancelled.")]
    public async Task Any_end_but_success_fails_and_the_other_cells_still_run(string source)
    {
        _folder.Write("a.ipynb", Notebooks.OfCode(source, "stdout after"));
        Assert.Equal(1, (await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "--no-check")).ExitCode);
        Assert.Equal("after\n", Stdout("a", 1));
    }

    [Fact]
    public async Task Fail_fast_ends_the_run_at_the_first_failure()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("fail x", "stdout after"));
        _folder.Write("b.ipynb", Notebooks.OfCode("hang"));
        var end = await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "b.ipynb", "--no-check", "--fail-fast", "--jobs", "2");
        Assert.Equal(1, end.ExitCode);
        Assert.Empty(Executed("a", 1)["outputs"]!.AsArray());
    }

    [Fact]
    public async Task Fail_fast_ends_the_run_at_the_first_cell_that_shows_something_unexpected()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("stdout x", "stdout after"));
        _folder.Write("expected/a.json", """{ "cells": { "c1": { "text": ["y"] }, "c2": { "text": ["after"] } } }""");
        var end = await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "--fail-fast");
        Assert.Equal(1, end.ExitCode);
        Assert.Contains("a  c1  unexpected", end.Output, StringComparison.Ordinal);
        Assert.Contains("a.ipynb: 1 cell not run", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_fail_fast_a_cell_has_run_until_its_notebook_is_judged()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("stdout x", "fail y"));
        var end = await CommandLine.RunScriptedAsync(_folder, "a.ipynb");
        Assert.Contains("a  c1  ran", end.Output, StringComparison.Ordinal);
        Assert.Contains("a  c2  failed", end.Output, StringComparison.Ordinal);
        Assert.Contains("a.ipynb, cell c1: unexpected: no expectation for it", end.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hang", 3, "timed out: ran longer than 3 s")]
    [InlineData("wait", 3, "timed out: ran longer than 3 s")]
    [InlineData("exit 0", 4, "kernel died: the kernel ended in the middle of its work (exit code 0)")]
    [InlineData("exit 3", 4, "exit code 3")]
    [InlineData("crash Stack overflow.\\n   at Down()", 4, "kernel died: the kernel crashed: Stack overflow (exit code 134)")]
    [InlineData("crash Process terminated.\\nno more\\n   at FailFast()", 4, "crashed: Process terminated: no more (exit code 134)")]
    [InlineData("stderr Unhandled exception. System.X: y\\n\nexit 134", 4, "crashed: Unhandled exception. System.X: y (exit code 134)")]
    [InlineData("flood", 4, "wrote more than 1 MiB of output")]
    [InlineData("endless-line", 4, "wrote more than 1 MiB of output in one line")]
    [InlineData("memory", 4, "used more than 300 MiB of memory")]
    [InlineData("memory-for-a-moment", 4, "used more than 300 MiB of memory")]
    public async Task A_cell_that_misbehaves_ends_in_a_verdict_with_its_outputs_and_the_other_notebooks_run(string source, int exitCode, string verdict)
    {
        // Only what is meant to time out gets a short time: on a busy machine even a flood takes a while.
        var timeout = exitCode == 3 ? "3" : "60";
        _folder.Write("bad.ipynb", Notebooks.OfCode("stdout before", $"stdout so far\n{source}", "stdout never"));
        _folder.Write("good.ipynb", Notebooks.OfCode("stdout fine"));
        // Only a process can leave orphans.
        Func<TemporaryFolder, string[], Task<RunnerEnd>> run = source.StartsWith("child", StringComparison.Ordinal) ? RunnerProcess.RunScriptedAsync : CommandLine.RunScriptedAsync;
        var end = await run(_folder, [".", "--no-check", "--cell-timeout", timeout, "--output-limit", "1MiB", "--memory-limit", "300MiB"]);
        Assert.True(end.ExitCode == exitCode && end.Output.Contains(verdict, StringComparison.Ordinal), end.ToString());
        Assert.Contains("bad.ipynb: 1 cell not run", end.Output, StringComparison.Ordinal);
        Assert.StartsWith("so far\n", Stdout("bad", 1), StringComparison.Ordinal);
        Assert.Equal("error", Executed("bad", 1)["outputs"]!.AsArray()[^1]!["output_type"]!.GetValue<string>());
        Assert.Equal("fine\n", Stdout("good", 0));
    }

    [Theory]
    [InlineData("--never-ready", "1", "the kernel was not ready within 1 s")]
    [InlineData("--dies", "60", "Unhandled exception. System.IO.FileNotFoundException: no such assembly")]
    public async Task A_kernel_that_does_not_start_is_a_verdict(string mode, string timeout, string verdict)
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("stdout x"));
        var end = await CommandLine.RunAsync(
            _folder, "a.ipynb", "--kernel", RunnerProcess.ScriptedKernel(mode), "--startup-timeout", timeout, "-o", "out", "--junit", "out/j.xml");
        Assert.Equal(4, end.ExitCode);
        Assert.Contains(verdict, end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kernel_that_does_not_listen_costs_only_its_time()
    {
        // More than a pipe holds, so that the runner cannot even write it.
        _folder.Write("a.ipynb", Notebooks.OfCode(new string('x', 1_000_000)));
        var end = await CommandLine.RunAsync(
            _folder, "a.ipynb", "--no-check", "--kernel", RunnerProcess.ScriptedKernel("--deaf"), "--cell-timeout", "1", "-o", "out", "--junit", "out/j.xml");
        Assert.Equal(3, end.ExitCode);
    }

    [Fact]
    public async Task The_most_severe_verdict_is_the_exit_code()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("fail x"));
        _folder.Write("b.ipynb", "{}");
        _folder.Write("c.ipynb", Notebooks.OfCode("exit 1"));
        Assert.Equal(1, (await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "--no-check")).ExitCode);
        Assert.Equal(2, (await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "b.ipynb", "--no-check")).ExitCode);
        Assert.Equal(4, (await CommandLine.RunScriptedAsync(_folder, ".", "--no-check")).ExitCode);
    }

    [Fact]
    public async Task The_JUnit_report_is_valid_whatever_the_outputs_hold()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("stdout \u0001 ]]> <é> \uFFFE", "fail \u0002 & <x>", "exit 3", "stdout never"));
        await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "--no-check");
        var suite = XDocument.Load(_folder["out/junit.xml"]).Root!.Element("testsuite")!;
        Assert.Equal(["c1", "c2", "c3", "c4"], suite.Elements("testcase").Select(test => test.Attribute("name")!.Value));
        Assert.Equal(("4", "1", "1", "1"), (Value("tests"), Value("failures"), Value("errors"), Value("skipped")));
        Assert.Contains("]]> <é>", suite.Element("testcase")!.Element("system-out")!.Value, StringComparison.Ordinal);

        string Value(string attribute) => suite.Attribute(attribute)!.Value;
    }

    [Fact]
    public async Task A_pipe_gets_plain_lines_and_the_whole_table()
    {
        var name = new string('n', 150);
        _folder.Write($"{name}.ipynb", Notebooks.OfCode("stdout x"));
        var end = await RunnerProcess.RunScriptedAsync(_folder, ".", "--no-check");
        Assert.DoesNotContain('\u001b', end.Output);
        Assert.Matches($"(?m)^{name} +1 +1 +[0-9.]+ +passed$", end.Output);
    }

    [Fact]
    public async Task With_json_standard_output_is_one_object()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("stdout x", "fail y"));
        var end = await RunnerProcess.RunScriptedAsync(_folder, "a.ipynb", "--no-check", "--json");
        var result = JsonNode.Parse(end.Output)!;
        Assert.Equal(1, result["exitCode"]!.GetValue<int>());
        Assert.Equal("failed", result["notebooks"]![0]!["cells"]![1]!["verdict"]!.GetValue<string>());
        Assert.Contains("a  c2  failed", end.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_makes_the_check_pass_and_is_refused_after_a_failure()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("stdout x"));
        Assert.Equal(1, (await CommandLine.RunScriptedAsync(_folder, "a.ipynb")).ExitCode);
        Assert.Equal(0, (await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "--update")).ExitCode);
        Assert.Equal(0, (await CommandLine.RunScriptedAsync(_folder, "a.ipynb")).ExitCode);

        var expectations = _folder.Read("expected/a.json");
        _folder.Write("a.ipynb", Notebooks.OfCode("stdout y", "fail z"));
        var end = await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "--update");
        Assert.Equal(1, end.ExitCode);
        Assert.Contains("is left as it is, because the run failed", end.Output, StringComparison.Ordinal);
        Assert.Equal(expectations, _folder.Read("expected/a.json"));
    }

    [Theory]
    [InlineData("a.ipynb/no-folder", "out/junit.xml")]
    [InlineData("out", "a.ipynb/no-folder/junit.xml")]
    [InlineData("out", $"out/{LongestName}")]
    public async Task What_cannot_be_written_is_named_after_the_results(string output, string junit)
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("stdout x"));
        var end = await CommandLine.RunAsync(
            _folder, "a.ipynb", "--no-check", "--kernel", RunnerProcess.ScriptedKernel(), "--output", output, "--junit", junit);
        Assert.Equal(2, end.ExitCode);
        Assert.Contains("a  c1  ran", end.Output, StringComparison.Ordinal);
        Assert.Contains("cannot be written: ", end.Output + end.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", end.Output + end.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_malformed_expectation_file_costs_its_notebook()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("stdout x"));
        _folder.Write("expected/a.json", "{ \"cells\": {");
        var end = await CommandLine.RunScriptedAsync(_folder, "a.ipynb");
        Assert.Equal(2, end.ExitCode);
        Assert.Equal("expected/a.json: cut off: the JSON ends in the middle of a value, at line 1", end.Output.Split('\n')[0]);
    }

    private JsonObject Executed(string notebook, int cell) =>
        JsonNode.Parse(_folder.Read($"out/{notebook}.ipynb"))!["cells"]![cell]!.AsObject();

    private string Stdout(string notebook, int cell) => string.Concat(
        Executed(notebook, cell)["outputs"]!.AsArray()
            .Where(output => output!["name"]?.GetValue<string>() == "stdout")
            .SelectMany(output => output!["text"]!.AsArray())
            .Select(line => line!.GetValue<string>()));
}
