using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace Lecture38.Runner.Tests;

public class NotebookDocumentTests
{
    private static readonly Gen<string> Text = Gen.String[Gen.Char["ab\n\r\"\\\u0001\u007f\u2028é<>&'"], 0, 12];

    private static readonly Gen<JsonNode?> Scalar = Gen.OneOf(
        Text.Select(text => (JsonNode?)text),
        Gen.Double[-1e6, 1e6].Select(number => (JsonNode?)number),
        Gen.Bool.Select(flag => (JsonNode?)flag),
        Gen.Const((JsonNode?)null));

    private static readonly Gen<JsonObject> Unknown =
        Gen.Select(Gen.String[Gen.Char["xyzXYé-_"], 1, 4].Array[0, 4], Scalar.Array[4, 4]).Select(Members);

    private static readonly Gen<JsonObject> Cell =
        Gen.Select(Unknown, Text, Gen.Bool, Gen.OneOf(Gen.Const("code"), Gen.Const("markdown"), Gen.Const("raw"))).Select(MakeCell);

    private static readonly Gen<string> Notebook = Gen.Select(Unknown, Cell.Array[0, 5], Gen.Int[4, 5]).Select(MakeNotebook);

    [Fact]
    public void Writing_keeps_every_key_that_the_runner_does_not_know() => Notebook.Sample(text =>
    {
        var written = JsonNode.Parse(Notebooks.Parse(text).ToCanonicalText());
        var read = JsonNode.Parse(text);
        Assert.True(JsonNode.DeepEquals(Comparable(read!), Comparable(written!)), written!.ToJsonString());
    });

    [Fact]
    public void Writing_what_was_written_changes_nothing() => Notebook.Sample(text =>
    {
        var once = Notebooks.Parse(text).ToCanonicalText();
        Assert.Equal(once, Notebooks.Parse(once).ToCanonicalText());
    });

    [Fact]
    public void Formatting_what_was_formatted_changes_nothing() => Notebook.Sample(text =>
    {
        var once = CanonicalNotebook.Format(Notebooks.Parse(text));
        Assert.Equal(once, CanonicalNotebook.Format(Notebooks.Parse(once)));
    });

    [Fact]
    public void A_dib_is_read_as_a_notebook_in_canonical_form()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.dib", "#!markdown\n\n# Title\n\n#!csharp\n\n1 +\n  1\n\n#!fsharp\n\nlet x = 1\n");
        var notebook = NotebookDocument.Read(Path.Combine(folder.Path, "a.dib"));
        Assert.Equal("a", notebook.Name);
        Assert.Equal(["markdown: # Title", "csharp: 1 +\n  1", "fsharp: let x = 1"], notebook.Cells.Select(cell => $"{(cell.IsCode ? cell.KernelName : cell.Kind)}: {cell.Source}"));
        Assert.Equal(CanonicalNotebook.Format(notebook), notebook.ToCanonicalText());
    }

    [Fact]
    public void Canonical_text_is_what_VS_Code_writes()
    {
        const string Source = """{"nbformat":4,"nbformat_minor":5,"metadata":{"b":1.50,"a":"é\u2028\u0001😀"},"cells":[{"source":"x\n\ny","metadata":{},"id":"i","cell_type":"raw"}]}""";
        const string Expected = """
            {
             "cells": [
              {
               "cell_type": "raw",
               "id": "i",
               "metadata": {},
               "source": [
                "x\n",
                "\n",
                "y"
               ]
              }
             ],
             "metadata": {
              "a": "é@\u0001😀",
              "b": 1.50
             },
             "nbformat": 4,
             "nbformat_minor": 5
            }

            """;
        Assert.Equal(Expected.ReplaceLineEndings("\n").Replace('@', '\u2028'), Notebooks.Parse(Source).ToCanonicalText());
    }

    [Fact]
    public void A_cell_without_an_id_gets_one_where_the_format_has_ids()
    {
        const string WithoutId = """{"nbformat":4,"nbformat_minor":MINOR,"metadata":{},"cells":[{"cell_type":"code","source":[],"metadata":{}},{"cell_type":"code","id":"cell-1","source":[],"metadata":{}}]}""";
        Assert.Contains("\"id\": \"cell-1-new\"", Notebooks.Parse(WithoutId.Replace("MINOR", "5", StringComparison.Ordinal)).ToCanonicalText(), StringComparison.Ordinal);
        Assert.DoesNotContain("cell-1-new", Notebooks.Parse(WithoutId.Replace("MINOR", "4", StringComparison.Ordinal)).ToCanonicalText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  \n", "empty")]
    [InlineData("hello", "not JSON: line 1")]
    [InlineData("{\n \"cells\": [,]\n}", "not JSON: line 2")]
    [InlineData("{\n \"cells\": [\n  {\"cell_type\": \"co", "cut off")]
    [InlineData("{\"nbformat\": 4", "cut off")]
    [InlineData("{\"nbformat\": 4, \"nbformat\": 4}", "some.ipynb: not usable JSON: Duplicate property 'nbformat'")]
    [InlineData("{\"nbformat\": 4, \"a\\u2028\": 1, \"a\\u2028\": 1}", "not usable JSON: Duplicate property 'a '")]
    [InlineData("[1]", "not an object")]
    [InlineData("{}", "no nbformat")]
    [InlineData("{\"nbformat\": 3, \"worksheets\": []}", "nbformat 3; the runner reads nbformat 4")]
    [InlineData("{\"nbformat\": 5, \"nbformat_minor\": 0}", "nbformat 5; the runner reads nbformat 4; convert it with: jupyter nbconvert")]
    [InlineData("{\"nbformat\": 4, \"nbformat_minor\": 5}", "no list of cells")]
    [InlineData("{\"nbformat\": 4, \"nbformat_minor\": 5, \"cells\": [], \"metadata\": {\"kernelspec\": {\"language\": \"python\"}}}", "another language (python)")]
    [InlineData("{\"nbformat\": 4, \"nbformat_minor\": 5, \"cells\": [], \"metadata\": {\"kernelspec\": {\"name\": \".net-fsharp\"}}}", "another language (.net-fsharp)")]
    [InlineData("{\"nbformat\": 4, \"nbformat_minor\": 5, \"cells\": [1]}", "cell 1 is not an object")]
    [InlineData("{\"nbformat\": 4, \"nbformat_minor\": 5, \"cells\": [{\"cell_type\": \"x\"}]}", "cell 1 has no cell_type")]
    [InlineData("{\"nbformat\": 4, \"nbformat_minor\": 5, \"cells\": [{\"cell_type\": \"code\", \"source\": [1]}]}", "cell 1 has no source")]
    [InlineData("{\"nbformat\": 4, \"nbformat_minor\": 5, \"cells\": [{\"cell_type\": \"raw\", \"source\": \"\\ud800\"}]}", "half of a surrogate pair")]
    [InlineData("{\"nbformat\": 4, \"nbformat_minor\": 5, \"cells\": [], \"\\udc00\": 1}", "half of a surrogate pair")]
    [InlineData("{\"nbformat\": 4, \"metadata\": {\"a\": [{\"b\\ud800\": 1}]}}", "half of a surrogate pair")]
    [InlineData("{\"nbformat\": 4.5, \"nbformat_minor\": 5}", "no nbformat number")]
    [InlineData("{\"nbformat\": 4, \"nbformat_minor\": 99999999999}", "no nbformat_minor number")]
    public void Bad_input_is_named_in_one_line(string text, string reason)
    {
        var error = Assert.Throws<InvalidInputException>(() => Notebooks.Parse(text, "some.ipynb"));
        Assert.StartsWith("some.ipynb: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Cells_with_the_same_id_are_refused() => Assert.Contains(
        "cells 1 and 2 have the same id, twin",
        Assert.Throws<InvalidInputException>(() => Notebooks.Parse(Notebooks.Of(Notebooks.Code("twin", ""), Notebooks.Code("twin", "")))).Message,
        StringComparison.Ordinal);

    /// <summary>What other programs write where no answer is. It is refused in a notebook of the course.</summary>
    [Theory]
    [InlineData("""{"a":[NaN,-Infinity,Infinity],"b":"NaN \" \\"}""", """{"a":[0,-0,0],"b":"NaN \" \\"}""")]
    [InlineData("""{"k\udc00":"\ud83d","l":"\ud83d\ude00\\ud83d"}""", """{"k\ufffd":"\ufffd","l":"\ud83d\ude00\\ud83d"}""")]
    [InlineData("""{"tags":"exercise"}""", """{"tags":["exercise"]}""")]
    [InlineData("""{"tags":[1,"exercise",null]}""", """{"tags":["exercise"]}""")]
    [InlineData("""5""", null)]
    [InlineData("""{},"id":7""", "{}")]
    [InlineData("""{},"outputs":[{"output_type":"stream","name":"stdout","text":"half a smile \ud83d"}]""", "{}")]
    public void Damage_where_no_answer_is_costs_no_answer(string metadata, string? mended)
    {
        var text = $$"""{"nbformat":4,"nbformat_minor":5,"metadata":null,"cells":[{"cell_type":"code","source":"var x = 1;","metadata":{{metadata}}}]}""";
        var cell = Assert.Single(NotebookDocument.ParseLeniently(Encoding.UTF8.GetBytes(text), "x.ipynb").Cells);
        Assert.Equal("var x = 1;", cell.Source);
        Assert.True(JsonNode.DeepEquals(mended is null ? null : JsonNode.Parse(mended), cell.Metadata), cell.Metadata?.ToJsonString());
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_refused() => Assert.Contains(
        "not UTF-8",
        Assert.Throws<InvalidInputException>(() => NotebookDocument.Parse(Encoding.Unicode.GetBytes("\uFEFF{}"), "x")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Any_cut_of_a_notebook_is_an_error_in_one_line() => Gen.Select(Notebook, Gen.Double[0, 0.999]).Sample((text, place) =>
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var error = Assert.Throws<InvalidInputException>(() => NotebookDocument.Parse(bytes.AsMemory(0, (int)(place * bytes.Length)), "x"));
        Assert.DoesNotContain('\n', error.Message);
    });

    /// <summary>Whatever bytes a file holds: a notebook that can be used in every way, or one line that names the file.</summary>
    [Fact]
    public void Any_bytes_are_a_notebook_or_an_error_in_one_line() =>
        Gen.Select(Notebook, Gen.Select(Gen.Double[0, 1], Gen.Int[0, 3], Pick.OneOf(Hostile), Gen.Byte).Array[1, 4]).Sample((text, changes) =>
        {
            var bytes = changes.Aggregate(Encoding.UTF8.GetBytes(text), (before, change) => Change(before, change.Item1, change.Item2, change.Item3, change.Item4));
            try
            {
                var notebook = NotebookDocument.ParseLeniently(bytes, "x.ipynb");
                Assert.All(notebook.Cells, cell => Assert.NotNull((cell.Id, cell.Source, cell.Tags, cell.KernelName, cell.Grading, cell.WasExecuted).ToString()));
                var formatted = CanonicalNotebook.Format(notebook);
                Assert.Equal(formatted, CanonicalNotebook.Format(NotebookDocument.ParseLeniently(Encoding.UTF8.GetBytes(formatted), "x.ipynb")));
            }
            catch (InvalidInputException error)
            {
                Assert.StartsWith("x.ipynb: ", error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', error.Message);
            }
        }, iter: 20_000);

    /// <summary>What breaks readers of JSON, and values that stand where others are expected.</summary>
    private static readonly string[] Hostile =
    [
        "\\ud800", "\\udc00\\ud800", "\"\\ud83d\": 1,", "\"id\": 1,", "\"nbformat\": 4,", "1e999", "-", "null", "[[[[", "}}}}", "\"\"", "\u2028", "\0",
        "\"tags\": [1],", "\"nbgrader\": {\"grade_id\": \"a\", \"points\": 1e999},", "\"polyglot_notebook\": [],", "\"kernelspec\": 5,", "\"outputs\": 5,", "\"execution_count\": {},",
    ];

    private static byte[] Change(byte[] bytes, double place, int kind, string text, byte value)
    {
        var index = (int)(place * bytes.Length);
        return kind switch
        {
            0 => [.. bytes[..index], .. Encoding.UTF8.GetBytes(text), .. bytes[index..]],
            1 => [.. bytes[..index], value, .. bytes[Math.Min(bytes.Length, index + 1)..]],
            2 => [.. bytes[..index], .. bytes[Math.Min(bytes.Length, index + 7)..]],
            // Behind a comma or a brace, a member lands where members stand.
            _ => bytes.AsSpan(index).IndexOfAny((byte)'{', (byte)',') is >= 0 and var next
                ? [.. bytes[..(index + next + 1)], .. Encoding.UTF8.GetBytes(text), .. bytes[(index + next + 1)..]]
                : bytes,
        };
    }

    private static JsonObject Members(string[] keys, JsonNode?[] values) =>
        new(keys.Distinct().Zip(values, (key, value) => KeyValuePair.Create(key, value?.DeepClone())));

    private static JsonObject MakeCell(JsonObject unknown, string source, bool isList, string kind)
    {
        var cell = (JsonObject)unknown.DeepClone();
        cell["cell_type"] = kind;
        cell["source"] = isList ? MultilineText.ToLines(source) : source;
        cell["metadata"] = unknown.DeepClone();
        return cell;
    }

    private static string MakeNotebook(JsonObject unknown, JsonObject[] cells, int minor)
    {
        var notebook = (JsonObject)unknown.DeepClone();
        notebook["nbformat"] = 4;
        notebook["nbformat_minor"] = minor;
        notebook["metadata"] = unknown.DeepClone();
        notebook["cells"] = new JsonArray([.. cells.Select(cell => cell.DeepClone())]);
        return notebook.ToJsonString();
    }

    /// <summary>A notebook without what writing may change: ids that were missing, and how a source is split into lines.</summary>
    private static JsonNode Comparable(JsonNode notebook)
    {
        foreach (var cell in notebook["cells"]!.AsArray())
        {
            cell!["source"] = MultilineText.TryRead(cell["source"]);
            cell.AsObject().Remove("id");
        }

        return notebook;
    }
}
