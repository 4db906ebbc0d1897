namespace Lecture38.Scripting.Tests;

/// <summary>Lines in a cell that speak to the kernel.</summary>
public class DirectiveTests(TestEngine engine) : IClassFixture<TestEngine>
{
    [Fact]
    public void A_script_is_loaded()
    {
        engine.Write("tools.csx", "int Doubled(int x) => 2 * x;");
        Assert.Contains(">8<", engine.Run("#load \"tools.csx\"\nDoubled(4)").Html);
    }

    [Theory]
    [InlineData("imported.csx", "var importedCsx = 1;", "importedCsx")]
    [InlineData("imported.cs", "var importedCs = 1;", "importedCs")]
    [InlineData("imported.ipynb", """{"cells":[{"cell_type":"markdown","source":"#!nosuch"},{"cell_type":"code","source":["var importedNotebook\n","= 1;"]}]}""", "importedNotebook")]
    [InlineData("imported.dib", "#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[]}}\n\n#!markdown\n\n# Title\n\n#!csharp\n\nvar importedDib\n = 1;\n", "importedDib")]
    public void A_file_is_imported(string name, string content, string variable)
    {
        engine.Write(name, content);
        var run = engine.Run($"#!import {name}\n{variable}");
        Assert.Contains(">1<", run.Html);
        Assert.Empty(run.Displayed);
    }

    [Fact]
    public void An_error_in_an_imported_file_names_the_file()
    {
        engine.Write("wrong.csx", "\nint x = \"s\";");
        Assert.StartsWith("wrong.csx(2,9): error CS0029", engine.Run("#!import wrong.csx").Message);
    }

    [Theory]
    [InlineData("#!import missing.ipynb", "missing.ipynb")]
    [InlineData("#!import", "needs the path")]
    [InlineData("1\n#!nosuch argument", "(2,1): error DNI101: Unknown magic command '#!nosuch argument'")]
    [InlineData("#!fsharp\nlet x = 1", "(1,1): error DNI101: #!fsharp is part of .NET Interactive alone: run the notebook with --kernel dotnet-interactive")]
    [InlineData("1\n#!markdown\n# Title", "(2,1): error DNI101: #!markdown is part of .NET Interactive alone")]
    [InlineData("#!import notes.txt", "files of type '.txt' cannot be imported; .ipynb, .dib, .cs and .csx can")]
    [InlineData("#r \"nuget: Some, 1.0\"", "error DNI110: There are no packages here.")]
    [InlineData("#!csharp --nosuch", "(1,1): error DNI105: '#!csharp' takes no arguments in the embedded kernel, found '--nosuch'")]
    [InlineData("#!time --nosuch", "'#!time' takes no arguments")]
    [InlineData("#r \"missing.dll\"", "(1,1): error CS0006: Metadata file 'missing.dll' could not be found")]
    [InlineData("#r \"nuget: \"", "does not name a package")]
    public void What_cannot_be_done_is_said(string code, string message)
    {
        var run = engine.Run(code);
        Assert.False(run.Succeeded);
        Assert.Contains(message, run.Message);
    }

    [Theory]
    [InlineData("#!who", "#!who")]
    [InlineData("#!set --name x --value 1", "#!set")]
    [InlineData("Formatter.ListExpansionLimit = 5;", "Formatter")]
    [InlineData("await GetInputAsync(\"name\")", "GetInputAsync")]
    [InlineData("using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;", "Formatting.PocketViewTags")]
    [InlineData("Microsoft.DotNet.Interactive.Kernel.Root.ToString()", "Kernel.Root")]
    [InlineData("new[] { 1 }.DisplayTable();", "DisplayTable")]
    public void What_only_dotnet_interactive_has_fails_with_one_line_that_says_so(string code, string name) => Assert.EndsWith(
        $": {name} is part of .NET Interactive alone: run the notebook with --kernel dotnet-interactive", Assert.Single(engine.Run(code).Message!.Split('\n')));

    [Theory]
    [InlineData("static class Formatter { public static int Limit = 3; }\nFormatter.Limit")]
    [InlineData("int GetInputAsync() => 3;\nGetInputAsync()")]
    public void A_name_of_the_students_own_is_theirs(string code)
    {
        using var own = new TestEngine();
        Assert.Contains(">3<", own.Run(code).Html);
    }

    [Fact]
    public void An_error_in_a_class_of_the_students_own_stays_the_compilers()
    {
        using var own = new TestEngine();
        var run = own.Run("static class Formatter { }\nFormatter.Missing()");
        Assert.Equal("(2,11): error CS0117: 'Formatter' does not contain a definition for 'Missing'", run.Message);
    }

    [Fact]
    public void Nothing_runs_when_a_directive_is_wrong() =>
        Assert.Empty(engine.Run("\"ran\".Display();\n#!nosuch").Displayed);

    [Fact]
    public void Files_that_import_each_other_run_once_and_are_named()
    {
        engine.Write("one.csx", "\"one\".Display();\n#!import two.csx");
        engine.Write("two.csx", "\"two\".Display();\n#!import one.csx");
        var run = engine.Run("#!import one.csx");
        Assert.Equal(["one", "two"], run.Displayed.Select(displayed => displayed.Values["text/plain"]));
        Assert.Contains("one.csx cannot be imported: it imports itself, by way of one.csx, two.csx", run.Message);
    }

    [Fact]
    public void A_section_of_csharp_is_a_submission_of_its_own() => Assert.Equal(2, engine.Run("1\n#!csharp\n2").Results.Count);

    [Fact]
    public void Cells_of_other_languages_are_not_imported()
    {
        engine.Write("other.ipynb", """{"cells":[{"cell_type":"code","metadata":{"polyglot_notebook":{"kernelName":"fsharp"}},"source":"1"}]}""");
        engine.Write("other.dib", "#!csharp\n1\n\n#!fsharp\nlet x = 1");
        Assert.All(["other.ipynb", "other.dib"], file => Assert.Equal(
            $"(1,1): error DNI104: {file} cannot be imported: it has cells for the kernel 'fsharp', which only .NET Interactive has: "
            + "run the notebook with --kernel dotnet-interactive",
            engine.Run($"#!import {file}").Message));
    }

    [Fact]
    public void Time_is_shown_after_the_output_also_when_the_cell_fails()
    {
        var run = engine.Run("#!time\n1.Display();\nthrow new Exception();");
        Assert.StartsWith("Wall time: ", run.Displayed[1].Values["text/plain"]);
        Assert.False(run.Succeeded);
    }

    [Theory]
    [InlineData("var raw = \"\"\"\n#!markdown\n#r \"nuget: Nothing\"\n\"\"\";\nraw")]
    [InlineData("var verbatim = @\"\n#!markdown\n\";\nverbatim")]
    [InlineData("var inserted = $@\"\n#!markdown\n\";\ninserted")]
    [InlineData("var both = $\"\"\"\n#!markdown\n\"\"\";\nboth")]
    public void Text_in_a_string_is_no_directive(string code) => Assert.Contains("#!markdown", engine.Run(code).Returned["text/plain"]);

    [Fact]
    public void A_dll_and_those_beside_it_are_loaded()
    {
        // CsCheck, beside the tests, stands for a library that a notebook loads by path.
        var library = typeof(CsCheck.Gen).Assembly.Location;
        File.Copy(library, Path.Combine(engine.Folder, "Library.dll"), overwrite: true);
        Assert.Contains("CsCheck", engine.Run("#r \"Library.dll\"\ntypeof(CsCheck.Gen).FullName").Returned["text/plain"]);
    }

    [Fact]
    public void A_library_that_is_referenced_in_one_cell_is_there_in_the_next()
    {
        using var fresh = new TestEngine();
        File.Copy(typeof(CsCheck.Gen).Assembly.Location, Path.Combine(fresh.Folder, "CsCheck.dll"));
        Directory.CreateDirectory(Path.Combine(fresh.Folder, "scripts"));
        fresh.Write("scripts/load.csx", "#r \"../CsCheck.dll\"");
        Assert.True(fresh.Run("#load \"scripts/load.csx\"").Succeeded);
        Assert.True(fresh.Run("1").Succeeded);
        Assert.Equal("Gen", fresh.Run("typeof(CsCheck.Gen).Name").Returned["text/plain"]);
    }

    [Fact]
    public void Packages_come_from_the_provider()
    {
        var provider = new OnePackage();
        using var fresh = new TestEngine(TestEngine.FrameworkReferences, provider);
        var run = fresh.Run("#i \"nuget: some/where\"\n#r nuget:Check,1.0\ntypeof(CsCheck.Gen).Name");
        Assert.Equal("Gen", run.Returned["text/plain"]);
        Assert.Equal("<div><strong>Installed Packages</strong><ul><li><span>Check &amp; co</span></li></ul></div>", run.Displayed.Single().Values["text/html"]);
        Assert.Equal(["some/where", "Check, 1.0"], provider.Asked);
        Assert.StartsWith("(2,1): error DNI110: gone", fresh.Run("\n#r \"nuget: Missing\"").Message);
    }

    private sealed class OnePackage : IPackageProvider
    {
        public List<string> Asked { get; } = [];

        public void AddSource(string source) => Asked.Add(source);

        public InstalledPackages Install(IReadOnlyList<PackageRequest> packages, CancellationToken cancellationToken)
        {
            Asked.AddRange(packages.Select(package => package.ToString()));
            return packages[0].Name == "Check" ? new([typeof(CsCheck.Gen).Assembly], ["Check & co"]) : throw new PackageException("gone");
        }
    }
}
