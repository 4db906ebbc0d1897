using System.Text.Json.Nodes;
using CsCheck;

namespace Lecture38.Runner.Tests;

/// <summary>What an app's file says, of which nothing runs: its head, prose, cells that are left out, and what cannot be exported.</summary>
public sealed class AppTextTests
{
    private static readonly string[] Hostile =
    [
        "*/", "/*", "\n#endif\n", "\n#if X\n", "\r", "\u0085", "\u2028", "\u2029", "\f", "\\u000A", "\\", "\"\"\"", "```", "#:package X@1", "\n#:sdk X",
        "# ", "- ", "| ", "    ",
    ];

    [Theory]
    [InlineData("#r \"../lib/bin/Lecture38.dll\"")]
    [InlineData("#r \"../lib/bin/Microsoft.Extensions.Caching.Memory.dll\"\n#r \"../lib/bin/Microsoft.Extensions.Primitives.dll\"", "Microsoft.Extensions.Caching.Memory@10.0.15")]
    [InlineData("#r \"nuget: Humanizer, 2.14.1\"\n#r \"nuget:Other\"\n#r \"nuget: humanizer, 3.0.0\"", "Humanizer@2.14.1", "Other@*")]
    [InlineData("#r \"nuget: Plotly.NET.Interactive, 5.0.0\"\n#r \"nuget: Microsoft.DotNet.Interactive, 1.0.0\"", "Plotly.NET@5.0.0")]
    [InlineData("#r \"System.Net.Http\"")]
    public void Libraries_of_the_course_and_packages_become_package_lines(string cell, params string[] packages)
    {
        var lines = CompiledApp.TextOf(Notebooks.Code("c1", cell)).Split('\n');
        Assert.Equal(packages.Select(package => $"#:package {package}"), lines.Where(line => line.StartsWith("#:package", StringComparison.Ordinal)));
        Assert.Single(lines, "#:project ../lib/Lecture38/Lecture38.csproj");
        Assert.DoesNotContain(lines, line => line.StartsWith("#r", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("#r \"mine.dll\"/x", null)]
    [InlineData("#r \"./mine.dll\"", "#r \"./mine.dll\" names no package and no library of the course")]
    [InlineData("#load \"other.csx\"", "#load runs another file")]
    [InlineData("event Action Changed;", "it declares event Action Changed;")]
    [InlineData("if (DateTime.Now.Year > 1) return 5;", "it returns before its end")]
    [InlineData("HTML(\"<b>\")", "The name 'HTML' does not exist in the current context")]
    [InlineData("this is no C#", "")]
    public void What_cannot_be_exported_is_one_line_that_names_the_cell(string cell, string? reason)
    {
        var error = Record.Exception(() => CompiledApp.TextOf(Notebooks.Code("the-cell", cell)));
        if (reason is not null)
        {
            Assert.StartsWith("sample.ipynb: cell the-cell cannot stand in an app: " + reason, Assert.IsType<InvalidInputException>(error).Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.Message);
        }
        else
        {
            Assert.True(error is null or InvalidInputException, error?.ToString());
        }
    }

    [Fact]
    public void Cells_that_an_app_does_not_run_are_comments_with_the_reason()
    {
        var html = Notebooks.Code("page", "<b>*/</b>");
        html["metadata"]!["polyglot_notebook"] = new JsonObject { ["kernelName"] = "html" };
        var wrong = Ran(Notebooks.Code("wrong", "int n = \"text\";\n#endif"), Error("CS0029", "(1,9): error CS0029: Cannot convert\n(2,2): error"));
        var hung = Ran(Notebooks.Code("hung", "while (true) { }"), Error("TimedOut", "ran longer than 60 s"));
        var text = CompiledApp.TextOf(
            html, wrong, hung,
            Notebooks.Code("skipped", "Never();", "skip-execution"),
            Ran(Notebooks.Code("timed", "#!time\n5"), null),
            Notebooks.Code("not-run", "Never();"),
            Notebooks.Code("empty", "  \n"),
            Ran(Notebooks.Code("runs", "var x = 5;"), null));
        foreach (var line in (string[])[
            "// Cell page: in another language (html)\n//     <b>*/</b>\n",
            "// Cell wrong: does not compile: (1,9): error CS0029: Cannot convert\n//     int n = \"text\";\n//     #endif\n",
            "// Cell hung: did not end in the notebook: ran longer than 60 s\n//     while (true) { }\n",
            "// Cell skipped: not run in the notebook either (skip-execution)\n//     Never();\n",
            "// Cell timed: #!time is a command to the notebook's kernel, and an app has none\n",
            "// Cell not-run: not run in the notebook\n//     Never();\n",
            "ConsoleNotebook.Cell(\"runs\");\nvar x = 5;\n"])
        {
            Assert.Contains(line, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("empty", text, StringComparison.Ordinal);
        Assert.Empty(CompiledApp.Errors(text));
    }

    [Fact]
    public void A_value_that_the_notebook_did_not_show_is_not_shown()
    {
        var text = CompiledApp.TextOf(Ran(Notebooks.Code("silent", "new List<int>()"), null), Ran(Notebooks.Code("also", "1 + 1"), null));
        Assert.Contains("\nnew List<int>();\n", text, StringComparison.Ordinal);
        Assert.Contains("\n_ = 1 + 1;\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Prose_is_wrapped_and_keeps_its_headings_lists_and_code()
    {
        var words = string.Join(' ', Enumerable.Repeat("words", 30));
        var text = CompiledApp.TextOf(
            Notebooks.Markdown("m1", $"## A heading\n\n- {words}\n\n```text\n{words}\n```\n| {words} |"),
            Notebooks.Code("c1", "// kept\nusing System.IO;\n\nclass A; // its own\n// last"));
        Assert.Contains("───\n// ## A heading\n//\n// - words ", text, StringComparison.Ordinal);
        Assert.Contains("\n//   words", text, StringComparison.Ordinal);
        Assert.Contains($"// ```text\n// {words}\n// ```\n// | {words} |\n", text, StringComparison.Ordinal);
        Assert.Contains("// kept", text, StringComparison.Ordinal);
        Assert.Contains("// last", text, StringComparison.Ordinal);
        Assert.Contains("class A; // its own", text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_prose_and_no_id_can_leave_its_comment()
    {
        var piece = Gen.OneOf(
            Gen.Int[0, Hostile.Length - 1].Select(index => Hostile[index]),
            Gen.String[Gen.Char, 0, 20],
            Gen.String[Gen.Char.AlphaNumeric, 0, 200]);
        Gen.Select(piece.Array[0, 8], Gen.String[1, 10]).Sample((pieces, id) =>
        {
            var prose = string.Concat(pieces);
            var text = CompiledApp.TextOf(
                Notebooks.Markdown("m", prose), Notebooks.Code(id, "class A;"), Notebooks.Code(id + "x", "var x = 5;"), Notebooks.Code(id + "y", prose, "skip-execution"));
            Assert.Empty(CompiledApp.Errors(text));
            Assert.Equal(text, CompiledApp.TextOf(
                Notebooks.Markdown("m", prose), Notebooks.Code(id, "class A;"), Notebooks.Code(id + "x", "var x = 5;"), Notebooks.Code(id + "y", prose, "skip-execution")));
        }, iter: 60);
    }

    private static JsonObject Ran(JsonObject cell, JsonObject? output)
    {
        cell["execution_count"] = 1;
        if (output is not null)
        {
            cell["outputs"]!.AsArray().Add(output);
        }

        return cell;
    }

    private static JsonObject Error(string name, string message) =>
        new() { ["output_type"] = "error", ["ename"] = name, ["evalue"] = message, ["traceback"] = new JsonArray(message) };
}
