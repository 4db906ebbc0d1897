namespace Lecture38.Runner.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("There is no option --nosuch. See --help.", "--nosuch")]
    [InlineData("Required argument missing for option: '--jobs'. See --help.", "run", "--jobs")]
    [InlineData("--jobs: '0' is not a number of notebooks; write 1 or more. See --help.", "--jobs", "0")]
    [InlineData("--jobs: 'x' is not a number of notebooks; write 1 or more. See --help.", "--jobs", "x")]
    [InlineData("--jobs: '99999999999' is not a number", "--jobs", "99999999999")]
    [InlineData("--cell-timeout: 'soon' is not a duration", "--cell-timeout", "soon")]
    [InlineData("--cell-timeout: '' is not a duration", "--cell-timeout", "")]
    [InlineData("--memory-limit: 5 bytes is too little for a kernel; at least 64 MiB", "--memory-limit", "5")]
    [InlineData("--memory-limit: '99999999999999999999GiB' is too much; at most 65536 GiB", "--memory-limit", "99999999999999999999GiB")]
    [InlineData("--output-limit: '9000000000GiB' is too much; at most 1 GiB", "--output-limit", "9000000000GiB")]
    [InlineData("--kernel: is empty; name embedded, dotnet-interactive or a command", "a.ipynb", "--kernel", "")]
    [InlineData("--junit: is empty; name a file. See --help.", "a.ipynb", "--junit", "")]
    [InlineData("--output: is empty; name a folder. See --help.", "a.ipynb", "--output", "")]
    [InlineData("NOTEBOOK: is empty; name a notebook or a folder of them. See --help.", "run", "")]
    [InlineData("NOTEBOOK: is empty; name a notebook or a folder of them. See --help.", "format", "")]
    [InlineData("empty: is a folder; name a file for the JUnit report", "a.ipynb", "--junit", "empty")]
    [InlineData("/: is a folder; name a file for the JUnit report", "a.ipynb", "--junit", "/")]
    [InlineData("new/: is a folder; name a file for the JUnit report", "a.ipynb", "--junit", "new/")]
    [InlineData("a.ipynb: would be overwritten by the JUnit report; choose another --junit", "a.ipynb", "--junit", "a.ipynb")]
    [InlineData("other/a.ipynb: would be overwritten by the JUnit report", "a.ipynb", "--junit", "other/a.ipynb")]
    [InlineData("out/a.ipynb: would be overwritten by the JUnit report", "a.ipynb", "--output", "out", "--junit", "out/a.ipynb")]
    [InlineData("link/expected/a.json: would be overwritten by the JUnit report", "a.ipynb", "--junit", "link/expected/a.json")]
    [InlineData("--cell-timeout: '-1' is not a duration", "--cell-timeout", "-1")]
    [InlineData("--memory-limit: 'much' is not a size", "--memory-limit", "much")]
    [InlineData("--update and --no-check cannot be combined", "--update", "--no-check")]
    [InlineData("--update and --executed cannot be combined", "--update", "--executed", "empty")]
    [InlineData("--prefix and --user cannot be combined", "kernelspec", "install", "--prefix", "empty", "--user")]
    [InlineData("--update and --with-solutions cannot be combined", "--update", "--with-solutions")]
    [InlineData("empty: no notebook (*.ipynb) in this folder", "run", "empty")]
    [InlineData("a.ipynb: would be overwritten by its executed notebook", "a.ipynb", "--output", ".")]
    [InlineData("a.ipynb: would be overwritten by its executed notebook", "a.ipynb", "--output", "link")]
    [InlineData("have the same name", "a.ipynb", "other/a.ipynb")]
    [InlineData("have the same name", "a.ipynb", "a.dib")]
    public async Task Wrong_usage_is_one_line_and_exit_code_2(string reason, params string[] arguments)
    {
        Directory.CreateDirectory(_folder["empty"]);
        Directory.CreateSymbolicLink(_folder["link"], _folder.Path);
        _folder.Write("a.ipynb", Notebooks.OfCode("1"));
        _folder.Write("other/a.ipynb", Notebooks.OfCode("1"));
        var end = await CommandLine.RunAsync(_folder, arguments);
        Assert.Equal(2, end.ExitCode);
        Assert.Contains(reason, Assert.Single(end.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(end.Output);
    }

    [Fact]
    public async Task A_kernel_that_is_not_there_is_one_line_that_says_what_to_do()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("1"));
        var end = await CommandLine.RunAsync(_folder, "a.ipynb", "--kernel", "no-such-program --flag");
        Assert.Equal(4, end.ExitCode);
        Assert.Contains(
            "no program no-such-program here or on PATH",
            Assert.Single(end.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_course_without_its_tool_manifest_has_no_dotnet_interactive() => Assert.EndsWith(
        "dotnet-tools.json, which pins .NET Interactive, is missing",
        Assert.Throws<KernelNotFoundException>(() => KernelCommandLine.Find("dotnet-interactive", _folder.Path, TextWriter.Null)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_tool_that_cannot_be_downloaded_is_named()
    {
        _folder.Write(".config/dotnet-tools.json", """
            { "version": 1, "isRoot": true, "tools": { "lecture38.no-such-tool": { "version": "1.0.0", "commands": ["no-such-tool"] } } }
            """);
        _folder.Write("nuget.config", """
            <configuration><packageSources><clear /><add key="empty" value="." /></packageSources></configuration>
            """);
        var error = Assert.Throws<KernelNotFoundException>(() => KernelCommandLine.Find("dotnet-interactive", _folder.Path, TextWriter.Null));
        Assert.Contains("lecture38.no-such-tool", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_option_and_exit_code()
    {
        var help = (await CommandLine.RunAsync(_folder, "run", "--help")).Output;
        Assert.All(
            ["--kernel", "--cell-timeout", "--jobs", "--memory-limit", "--output-limit", "--fail-fast", "--output", "--junit", "--json", "--no-check", "--update", "--with-solutions", "130  interrupted"],
            text => Assert.Contains(text, help, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_lists_the_verbs_in_a_few_lines_each()
    {
        var help = (await CommandLine.RunAsync(_folder, "--help")).Output;
        Assert.All(["run", "check", "hint", "reset", "release", "grade", "publish", "format", "repair-vscode"], verb => Assert.Matches($"(?m)^  {verb} <", help));
        Assert.DoesNotContain("Exit codes", help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("hint")]
    [InlineData("reset")]
    [InlineData("release")]
    [InlineData("grade")]
    [InlineData("publish")]
    [InlineData("format")]
    public async Task Help_of_a_verb_needs_no_arguments(string verb)
    {
        var end = await CommandLine.RunAsync(_folder, verb, "--help");
        Assert.Equal((0, ""), (end.ExitCode, end.Errors));
        Assert.Contains($" {verb} ", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_verb_is_no_notebook()
    {
        var end = await RunnerProcess.RunAsync(_folder, "chekc", "my.ipynb");
        Assert.Equal((2, "", "There is no command chekc, and no such file. See --help.\n"), (end.ExitCode, end.Output, end.Errors));
    }

    [Fact]
    public async Task Version_is_a_number() => Assert.Matches(@"^\d+\.\d+\.\d+\n$", (await RunnerProcess.RunAsync(_folder, "--version")).Output);

    [Fact]
    public async Task Format_puts_a_notebook_in_canonical_form_once()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("1"));
        Assert.Equal(1, (await CommandLine.RunAsync(_folder, "format", "--check", "a.ipynb")).ExitCode);
        Assert.Equal("a.ipynb: formatted\n", (await CommandLine.RunAsync(_folder, "format", "a.ipynb")).Output);
        var again = await CommandLine.RunAsync(_folder, "format", "--check", "a.ipynb");
        Assert.Equal((0, ""), (again.ExitCode, again.Output));
    }

    /// <summary>In a key as in a value: it is no <c>JsonException</c> that reports it.</summary>
    [Theory]
    [InlineData("""{"k\udc00":1}""")]
    [InlineData("""{"k":"\ud800"}""")]
    public async Task Half_a_surrogate_pair_costs_its_notebook(string metadata)
    {
        _folder.Write("a.ipynb", $$"""{"cells":[{"cell_type":"code","id":"a","metadata":{{metadata}},"execution_count":null,"outputs":[],"source":"1"}],"metadata":{},"nbformat":4,"nbformat_minor":5}""");
        var end = await CommandLine.RunAsync(_folder, "run", "a.ipynb", "-o", "out", "--junit", "out/junit.xml");
        Assert.Equal(2, end.ExitCode);
        Assert.Matches("^a\\.ipynb: .*half of a surrogate pair", end.Output + end.Errors);
    }

    [Fact]
    public async Task Format_repairs_what_run_refuses()
    {
        _folder.Write("a.ipynb", Notebooks.Of(Notebooks.Code("twin", "1"), Notebooks.Code("twin", "2"), Notebooks.Code("twin-2", "3"))
            .Replace("\"kernelspec\":", "\"k\\udc00\":NaN,\"kernelspec\":", StringComparison.Ordinal));
        Assert.Throws<InvalidInputException>(() => NotebookDocument.Read(_folder["a.ipynb"]));
        Assert.Equal("a.ipynb: formatted\n", (await CommandLine.RunAsync(_folder, "format", "a.ipynb")).Output);
        Assert.Equal(["twin 1", "twin-3 2", "twin-2 3"], NotebookDocument.Read(_folder["a.ipynb"]).Cells.Select(cell => $"{cell.Id} {cell.Source}"));
    }

    [Fact]
    public async Task Bad_notebooks_are_named_in_a_line_each()
    {
        _folder.Write("a.ipynb", "{");
        _folder.Write("b.ipynb", "");
        var end = await CommandLine.RunScriptedAsync(_folder, "a.ipynb", "b.ipynb");
        Assert.Equal(2, end.ExitCode);
        Assert.Equal(["a.ipynb: cut off: the JSON ends in the middle of a value, at line 1", "b.ipynb: empty"], end.Output.Split('\n')[..2]);
    }
}
