using System.Text;

namespace Lecture38.Runner.Tests;

/// <summary>What a person reads after a run of the real runner.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_cell_without_an_expectation_shows_what_came_and_how_to_accept_it()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode(
            "stdout came\ndisplay application/vnd.plotly.v1+json {\"layout\":{\"title\":\"Hit ratio\"},\"data\":[{\"name\":\"LRU\",\"y\":[1,2,3]}]}"));
        var end = await CommandLine.RunScriptedAsync(_folder, "a.ipynb");
        Assert.Contains(
            """
            a.ipynb, cell c1: unexpected: no expectation for it in expected/a.json (+ actual)
                + came
                figures: 1, expected 0
                + figure 1: 'Hit ratio', series 'LRU' (y: 3 values)
            a.ipynb: if the output is right, accept it with: dotnet run --project lib/Lecture38.Runner -- run a.ipynb --update

            """.ReplaceLineEndings("\n"),
            end.Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20_000_000, 1)]
    [InlineData(200, 100_000)]
    public async Task A_huge_error_is_cut_wherever_it_is_kept_or_shown(int length, int lines)
    {
        _folder.Write("a.ipynb", Notebooks.OfCode($"fail-at-length {length} {lines}"));
        var end = await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "--no-check", "--output-limit", "4MiB");
        Assert.Equal(1, end.ExitCode);
        Assert.Contains("more in the JUnit report", end.Output, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(end.Output), 100, 10_000);
        Assert.InRange(new FileInfo(_folder["out/a.ipynb"]).Length, 4 << 20, 5 << 20);
        Assert.InRange(new FileInfo(_folder["out/junit.xml"]).Length, 4 << 20, 5 << 20);
        Assert.Contains("(cut: a cell may show no more than 4 MiB)", _folder.Read("out/a.ipynb"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_without_code_passes_and_says_so()
    {
        _folder.Write("a.ipynb", Notebooks.Of());
        var end = await CommandLine.RunScriptedAsync(_folder, "a.ipynb");
        Assert.Equal(0, end.ExitCode);
        Assert.Contains("a.ipynb: no code cells, so nothing was run", end.Output, StringComparison.Ordinal);
        Assert.Matches("(?m)^a +0 +0 +[0-9.]+ +passed$", end.Output);
    }

    [Fact]
    public async Task An_update_of_a_notebook_that_shows_nothing_to_check_writes_no_file()
    {
        _folder.Write("a.ipynb", Notebooks.Of());
        Assert.Equal(0, (await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "--update")).ExitCode);
        Assert.False(Directory.Exists(_folder["expected"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_last_line_says_where_the_results_are(bool json)
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("stdout x"));
        var end = await CommandLine.RunScriptedAsync(_folder, [_folder["a.ipynb"], "--no-check", .. json ? ["--json"] : Array.Empty<string>()]);
        Assert.EndsWith(
            $"executed notebooks: out{Path.DirectorySeparatorChar}   JUnit report: {Path.Combine("out", "junit.xml")}\n",
            json ? end.Errors : end.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_terminal_lines_are_whole_and_only_differences_have_their_colours()
    {
        var name = new string('n', 60);
        _folder.Write($"{name}.ipynb", Notebooks.OfCode("stdout came", "fail System.X: y\\n--- End of stack trace\\n- item"));
        _folder.Write($"expected/{name}.json", """{ "cells": { "c1": { "text": ["old"] } } }""");
        var output = await RunnerProcess.OnTerminalAsync(_folder, columns: 40, "run", $"{name}.ipynb", "--kernel", RunnerProcess.ScriptedKernel(), "-o", "out", "--junit", "out/j.xml");
        Assert.Contains($"accept it with: dotnet run --project lib/Lecture38.Runner -- run {name}.ipynb --update", output, StringComparison.Ordinal);
        Assert.Matches("\u001b\\[[0-9;]*m    - old\u001b", output);
        Assert.Contains("\n    --- End of stack trace\n", output, StringComparison.Ordinal);
        Assert.Contains("\n    - item\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Live_progress_fits_a_narrow_terminal()
    {
        _folder.Write("a-notebook-with-a-name.ipynb", Notebooks.Of(Notebooks.Code("a-cell-with-a-long-name", "stdout x")));
        var output = await RunnerProcess.OnTerminalAsync(
            _folder, columns: 40, "run", ".", "--no-check", "--kernel", RunnerProcess.ScriptedKernel(), "-o", "out", "--junit", "out/j.xml");
        Assert.Matches("a-notebook-with-a… \u001b\\[[0-9;]*mpassed", output);
    }

    [Theory]
    [InlineData("with blank.ipynb", "run 'with blank.ipynb' --update")]
    [InlineData(@"back\slash.ipynb", @"run 'back\slash.ipynb' --update")]
    [InlineData("it's.ipynb", @"run 'it'\''s.ipynb' --update")]
    public async Task The_command_that_accepts_can_be_pasted(string notebook, string command)
    {
        _folder.Write(notebook, Notebooks.OfCode("stdout x"));
        Assert.Contains(command, (await CommandLine.RunScriptedAsync(_folder, notebook)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparator_that_does_not_hold_is_left_to_a_person_and_every_message_says_so()
    {
        const string ByHand = "expected/a.json: a comparator of cell c1 does not hold; --update keeps comparators, so if the output is right, edit it by hand";
        _folder.Write("a.ipynb", Notebooks.OfCode("stdout 9 ms", "stdout same"));
        _folder.Write("expected/a.json", """{ "cells": { "c1": { "text": [{ "like": "{n} ms", "n": { "atMost": 5 } }] }, "c2": { "text": ["same"] } } }""");

        var check = await CommandLine.RunScriptedAsync(_folder, "a.ipynb");
        Assert.Contains(ByHand, check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("accept it with", check.Output, StringComparison.Ordinal);

        var update = await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "--update");
        Assert.Equal(1, update.ExitCode);
        Assert.Contains("expected/a.json: updated, but a comparator does not hold and is left for you to edit: cell c1: ", update.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_says_what_it_wrote()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("stdout x"));
        Assert.Contains("expected/a.json: written\n", (await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "--update")).Output, StringComparison.Ordinal);
        Assert.Contains("expected/a.json: unchanged\n", (await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "--update")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_is_told_once()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("fail System.X: only once\\n   at Here()"));
        var end = await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "--no-check");
        Assert.Contains("a.ipynb, cell c1: failed: System.X: only once\n       at Here()\n", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Expectations_without_a_notebook_are_a_problem_of_their_folder()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("stdout x"));
        _folder.Write("expected/a.json", """{ "cells": { "c1": { "text": ["x"] } } }""");
        _folder.Write("expected/gone.json", """{ "cells": {} }""");
        Assert.Equal(0, (await CommandLine.RunScriptedAsync(_folder, "a.ipynb")).ExitCode);
        var end = await CommandLine.RunScriptedAsync(_folder, ".");
        Assert.Equal(1, end.ExitCode);
        Assert.Contains("expected/gone.json: there is no notebook gone.ipynb; remove the file, or give it its notebook's name", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_notebook_costs_only_itself_and_is_told_where_bad_ones_are()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("stdout x"));
        var end = await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "nosuch.ipynb", "--no-check", "--json");
        Assert.Equal(2, end.ExitCode);
        Assert.Contains("nosuch.ipynb: no such file", end.Errors, StringComparison.Ordinal);
        Assert.Contains("\"verdict\": \"invalid\"", end.Output, StringComparison.Ordinal);
    }
}
