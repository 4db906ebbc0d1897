namespace Lecture38.Kernel.Tests;

/// <summary>Lines in a cell that speak to the kernel.</summary>
public class DirectiveTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly KernelProcess _kernel = shared.Kernel;
    private readonly TemporaryFolder _folder = shared.Folder;

    [Fact]
    public void A_script_is_loaded()
    {
        _folder.Write("tools.csx", "int Doubled(int x) => 2 * x;");
        Assert.Contains(">8<", _kernel.Run("#load \"tools.csx\"\nDoubled(4)").Html);
    }

    [Theory]
    [InlineData("imported.csx", "var importedCsx = 1;", "importedCsx")]
    [InlineData("imported.cs", "var importedCs = 1;", "importedCs")]
    [InlineData("imported.dib", "#!meta\n{\"x\":1}\n#!markdown\n# Title\n#!csharp\nvar importedDib = 1;", "importedDib")]
    [InlineData("imported.ipynb", """{"cells":[{"cell_type":"markdown","source":"#!nosuch"},{"cell_type":"code","source":["var importedNotebook\n","= 1;"]}]}""", "importedNotebook")]
    public void A_file_is_imported(string name, string content, string variable)
    {
        _folder.Write(name, content);
        var run = _kernel.Run($"#!import {name}\n{variable}");
        Assert.Contains(">1<", run.Html);
        Assert.Empty(run.Displayed);
    }

    [Fact]
    public void An_error_in_an_imported_file_names_the_file()
    {
        _folder.Write("wrong.csx", "\nint x = \"s\";");
        Assert.StartsWith("wrong.csx(2,9): error CS0029", _kernel.Run("#!import wrong.csx").Message);
    }

    [Theory]
    [InlineData("#!import missing.ipynb", "missing.ipynb")]
    [InlineData("#!import", "needs the path")]
    [InlineData("1\n#!nosuch argument", "(2,1): error DNI101: Unknown magic command '#!nosuch argument'")]
    [InlineData("#!fsharp\nlet x = 1", "'#!fsharp' is not supported by the embedded kernel")]
    [InlineData("#!csharp --nosuch", "(1,1): error DNI105: '#!csharp' takes no arguments in the embedded kernel, found '--nosuch'")]
    [InlineData("#!time --nosuch", "'#!time' takes no arguments")]
    [InlineData("#!share --from csharp x", "'#!share' is not supported by the embedded kernel")]
    [InlineData("#r \"missing.dll\"", "(1,1): error CS0006: Metadata file 'missing.dll' could not be found")]
    [InlineData("#r \"nuget: \"", "does not name a package")]
    public void What_cannot_be_done_is_said(string code, string message)
    {
        var run = _kernel.Run(code);
        Assert.False(run.Succeeded);
        Assert.Contains(message, run.Message);
    }

    [Fact]
    public void Nothing_runs_when_a_directive_is_wrong() =>
        Assert.Equal("", _kernel.Run("Console.Write(\"ran\");\n#!nosuch").StandardOutput);

    [Fact]
    public void Files_that_import_each_other_run_once_and_are_named()
    {
        _folder.Write("one.csx", "Console.Write(\"one \");\n#!import two.csx");
        _folder.Write("two.csx", "Console.Write(\"two \");\n#!import one.csx");
        var run = _kernel.Run("#!import one.csx");
        Assert.Equal("one two ", run.StandardOutput);
        Assert.Contains("one.csx cannot be imported: it imports itself, by way of one.csx, two.csx", run.Message);
    }

    [Fact]
    public void Sections_of_other_languages_are_shown()
    {
        var run = _kernel.Run("#!markdown\n# Title\n#!html\n<hr>\n#!csharp\n1");
        Assert.Equal("# Title", run.Displayed[0].Values["text/markdown"]);
        Assert.Equal("<hr>", run.Displayed[1].Values["text/html"]);
        Assert.Contains(">1<", run.Html);
    }

    [Fact]
    public void Cells_of_other_languages_are_shown()
    {
        Assert.Equal("# Title", _kernel.Run("# Title", "markdown").Displayed.Single().Values["text/markdown"]);
        Assert.Equal("<hr>", _kernel.Run("<hr>", "html").Displayed.Single().Values["text/html"]);
        Assert.Contains("'fsharp'", _kernel.Run("let x = 1", "fsharp").Message);
    }

    [Fact]
    public void Time_is_shown_after_the_output_also_when_the_cell_fails()
    {
        var run = _kernel.Run("#!time\nConsole.Write(1);\nthrow new Exception();");
        Assert.StartsWith("Wall time: ", run.Displayed.Single().Values["text/plain"]);
        Assert.False(run.Succeeded);
    }

    [Theory]
    [InlineData("var raw = \"\"\"\n#!markdown\n#r \"nuget: Nothing\"\n\"\"\";\nraw")]
    [InlineData("var verbatim = @\"\n#!markdown\n\";\nverbatim")]
    [InlineData("var inserted = $@\"\n#!markdown\n\";\ninserted")]
    [InlineData("var both = $\"\"\"\n#!markdown\n\"\"\";\nboth")]
    public void Text_in_a_string_is_no_directive(string code) => Assert.Contains("#!markdown", _kernel.Run(code).Returned["text/plain"]);

    [Fact]
    public void A_dll_and_those_beside_it_are_loaded()
    {
        // CsCheck, beside the tests, stands for a library that a notebook loads by path.
        var library = typeof(CsCheck.Gen).Assembly.Location;
        File.Copy(library, Path.Combine(_folder.Path, "Library.dll"), overwrite: true);
        Assert.Contains("CsCheck", _kernel.Run("#r \"Library.dll\"\ntypeof(CsCheck.Gen).FullName").Returned["text/plain"]);
    }
}
