using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace Lecture38.Runner.Tests;

public class ExpectationTests
{
    private static readonly NotebookDocument Notebook = Notebooks.Parse(Notebooks.OfCode("1"));

    private static readonly Gen<string> Text = Gen.String[Gen.Char["ab{} \n\t\r\"\\\u0001\u001b<é"], 0, 30];

    private static readonly Gen<JsonNode?> FigureValue = Gen.OneOf(
        Gen.Double[-1e9, 1e9].Select(number => (JsonNode?)number), Gen.Int.Select(number => (JsonNode?)number), Text.Select(text => (JsonNode?)text), Gen.Const((JsonNode?)null));

    private static readonly Gen<string> FigureJson =
        Gen.Select(Text, Text.Array[0, 3], FigureValue.Array[0, 100]).Select((title, names, values) => new JsonObject
        {
            ["layout"] = new JsonObject { ["title"] = new JsonObject { ["text"] = title } },
            ["data"] = new JsonArray([.. names.Select(name => new JsonObject
            {
                ["name"] = name, ["x"] = new JsonArray([.. values.Select(value => value?.DeepClone())]), ["y"] = new JsonArray([.. values.Select((_, index) => JsonValue.Create(index * 0.1))]),
            })]),
        }.ToJsonString());

    private static readonly Gen<CellOutput> Output = Gen.OneOf(
        Text.Select(text => (CellOutput)new StreamOutput("stdout", new StringBuilder(text))),
        Text.Select(text => (CellOutput)VisibleTextTests.Value(("text/html", text))),
        Text.Select(text => (CellOutput)VisibleTextTests.Value(("text/plain", text))),
        Text.Select(text => (CellOutput)new ErrorOutput(CellError.FromMessage(text))),
        FigureJson.Select(json => (CellOutput)VisibleTextTests.Value((MimeTypes.Plotly, json), ("text/html", "x"))));

    [Fact]
    public void What_an_update_wrote_passes_the_check() => Output.Array[0, 6].Sample(outputs =>
    {
        var updated = Update(Expecting("{}"), outputs, out var failing);
        Assert.Empty(failing);
        Assert.Null(Mismatch(updated, outputs));
    });

    [Fact]
    public void An_update_from_other_outputs_passes_too() => Gen.Select(Output.Array[0, 4], Output.Array[0, 4]).Sample((before, after) =>
    {
        var updated = Update(Update(Expecting("{}"), before, out _), after, out _);
        Assert.Null(Mismatch(updated, after));
    });

    [Theory]
    [InlineData("""["a", "b"]""", "a|b", true)]
    [InlineData("""["a", "b"]""", "a", false)]
    [InlineData("""["a"]""", "a|b", false)]
    [InlineData("""[]""", "", true)]
    [InlineData("""[{ "ignore": true }, "b"]""", "anything|b", true)]
    [InlineData("""[{ "ignore": true }, "b"]""", "b", false)]
    [InlineData("""["a", { "ignore": "rest" }]""", "a|x|y", true)]
    [InlineData("""["a", { "ignore": "rest" }]""", "a", true)]
    [InlineData("""["a", { "ignore": "rest" }]""", "b|x", false)]
    [InlineData("""[{ "matches": "^Measured on .*$" }]""", "Measured on Tuesday", true)]
    [InlineData("""[{ "matches": "^Measured on .*$" }]""", "measured", false)]
    [InlineData("""[{ "matches": "^(a+)+$" }]""", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", false)]
    [InlineData("""[{ "like": "Speedup: {speedup}x", "speedup": { "atLeast": 5 } }]""", "Speedup: 5.5x", true)]
    [InlineData("""[{ "like": "Speedup: {speedup}x", "speedup": { "atLeast": 5 } }]""", "Speedup: 4.9x", false)]
    [InlineData("""[{ "like": "Speedup: {speedup}x", "speedup": { "atMost": 5 } }]""", "Speedup: 1,234x", false)]
    [InlineData("""[{ "like": "{n} bytes", "n": { "between": [1000, 2000] } }]""", "1,234 bytes", true)]
    [InlineData("""[{ "like": "{n} bytes", "n": { "between": [1000, 2000] } }]""", "-1,234 bytes", false)]
    [InlineData("""[{ "like": "{n} bytes" }]""", "many bytes", false)]
    [InlineData("""[{ "like": "{{{n}}}" }]""", "{7}", true)]
    [InlineData("""[{ "like": "Cached: {n} ms" }]""", "Cached:    1.5 ms", true)]
    [InlineData("""[{ "like": "  {n} entries" }]""", "128 entries", true)]
    [InlineData("""[{ "like": "{n} ms" }]""", "1.5ms", false)]
    [InlineData("""[{ "like": "on {day}", "day": { "matches": "day$" } }]""", "on Monday", true)]
    [InlineData("""[{ "like": "on {day}", "day": { "matches": "day$" } }]""", "on Mars", false)]
    [InlineData("""[{ "like": "on {day}", "day": { "ignore": true } }]""", "on Mars", true)]
    [InlineData("""[{ "like": "{cached} ms against {uncached} ms", "ordered": ["cached", "uncached"] }]""", "1.5 ms against 500 ms", true)]
    [InlineData("""[{ "like": "{cached} ms against {uncached} ms", "ordered": ["cached", "uncached"] }]""", "501 ms against 500 ms", false)]
    public void Lines_are_compared_as_they_say(string expected, string lines, bool passes) =>
        Assert.Equal(passes, Mismatch(Expecting($$"""{ "text": {{expected}} }"""), [Stream(lines.Replace('|', '\n'))]) is null);

    [Theory]
    [InlineData("""{ "x": [1, 2, 3], "y": [0.1, 0.5, 0.9] }""", true)]
    [InlineData("""{ "x": [1, 2, 3], "y": [0.1, 0.50000000001, 0.9] }""", true)]
    [InlineData("""{ "x": [1, 2, 3], "y": [0.1, 0.51, 0.9] }""", false)]
    [InlineData("""{ "x": [1, 2] }""", false)]
    [InlineData("""{ "y": { "ordered": "ascending", "between": [0, 1], "count": 3 } }""", true)]
    [InlineData("""{ "y": { "ordered": "descending" } }""", false)]
    [InlineData("""{ "y": { "atLeast": 0.2 } }""", false)]
    [InlineData("""{ "y": { "count": 4 } }""", false)]
    [InlineData("""{ "y": { "ignore": true } }""", true)]
    [InlineData("""{ "z": { "ignore": true } }""", false)]
    public void Figures_are_compared_by_their_data(string series, bool passes) => Assert.Equal(
        passes,
        Mismatch(Expecting($$"""{ "figures": [{ "title": "Hit ratio", "series": { "LRU": {{series}} } }] }"""), [Figure()]) is null);

    [Theory]
    [InlineData("""{ "figures": [] }""")]
    [InlineData("""{ "figures": [{ "series": {} }] }""")]
    [InlineData("""{ "figures": [{ "series": { "LRU": {}, "Zipf": {} } }] }""")]
    [InlineData("""{ "figures": [{ "title": "Other", "series": { "LRU": {} } }] }""")]
    [InlineData("""{ "figures": [{ "ignore": true }, { "ignore": true }] }""")]
    public void A_figure_that_was_not_expected_so_does_not_pass(string cell) => Assert.NotNull(Mismatch(Expecting(cell), [Figure()]));

    [Fact]
    public void A_long_series_is_kept_as_a_readable_summary_that_still_notices_a_change()
    {
        var values = Enumerable.Range(0, 5000).Select(index => Math.Sqrt(index)).ToArray();
        var updated = Update(Expecting("{}"), [Figure(values)], out _);
        Assert.True(updated.ToText().Length < 2000, updated.ToText());
        Assert.Null(Mismatch(updated, [Figure(values)]));
        values[4_001] += 1_000;
        Assert.NotNull(Mismatch(updated, [Figure(values)]));
    }

    [Fact]
    public void An_update_keeps_comparators_that_hold_and_reports_those_that_do_not()
    {
        const string Cell = """{ "text": ["exact", { "like": "{n} ms", "n": { "atMost": 5 } }, { "matches": "^a" }, "gone", { "ignore": true }] }""";
        var updated = Update(Expecting(Cell), [Stream("other\n3 ms\nb\nz")], out var failing);
        Assert.Equal(
            """
            {
              "cells": {
                "c1": {
                  "text": [
                    "other",
                    {
                      "like": "{n} ms",
                      "n": {
                        "atMost": 5
                      }
                    },
                    {
                      "matches": "^a"
                    },
                    {
                      "ignore": true
                    }
                  ]
                }
              }
            }

            """.ReplaceLineEndings("\n"),
            updated.ToText());
        Assert.Contains("""{"matches":"^a"}""", Assert.Single(failing), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mismatch_shows_the_difference()
    {
        var mismatch = Mismatch(Expecting("""{ "text": ["same", "old", { "like": "{n} ms", "n": { "atMost": 5 } }] }"""), [Stream("same\nnew\n9 ms")]);
        Assert.Equal(
            """
              same
            - old
            - {"like":"{n} ms","n":{"atMost":5}}
            + new
            + 9 ms
            (n is 9, expected at most 5)
            """.ReplaceLineEndings("\n"),
            mismatch!.Details);
    }

    [Theory]
    [InlineData("""{ "text": "a" }""", "cells.c1.text has to be a list")]
    [InlineData("""{ "txt": [] }""", "unknown key 'txt'")]
    [InlineData("""{ "text": [1] }""", "cells.c1.text[0] has to be a text, or an object")]
    [InlineData("""{ "text": [{ "matches": "(" }] }""", "cells.c1.text[0].matches is not a regular expression")]
    [InlineData("""{ "text": [{ "like": "{n}", "n": { "atleast": 5 } }] }""", "unknown key 'atleast'")]
    [InlineData("""{ "text": [{ "like": "{n}", "m": { "atLeast": 5 } }] }""", "unknown key 'm'")]
    [InlineData("""{ "text": [{ "like": "{n}", "n": { "between": [2, 1] } }] }""", "between has to be [low, high]")]
    [InlineData("""{ "text": [{ "like": "{n}", "ordered": ["x"] }] }""", "names 'x'")]
    [InlineData("""{ "text": [{ "ignore": "rest" }, "a"] }""", "ignores the rest before its last line")]
    [InlineData("""{ "ignore": false }""", "ignore can only be true")]
    [InlineData("""{ "figures": [{ "series": { "a": { "y": {} } } }] }""", "y compares nothing")]
    [InlineData("""{ "figures": [{ "series": { "a": { "y": { "ordered": "up" } } } }] }""", "ordered has to be ascending or descending")]
    [InlineData("""{ "figures": [{ "series": { "a": { "y": { "count": 0, "sample": [] } } } }] }""", "y.sample has to hold at least one value")]
    [InlineData("""{ "figures": [{ "series": { "a": { "y": { "count": 1, "sample": [1, 2] } } } }] }""", "y.sample has to hold at least one value")]
    [InlineData("""{ "figures": [{ "series": { "a": { "y": { "count": 1e300, "sample": [1] } } } }] }""", "y.count has to be a whole number")]
    [InlineData("""{ "figures": [{ "series": { "a": { "y": { "count": -1 } } } }] }""", "y.count has to be a whole number")]
    [InlineData("""{ "figures": [{ "series": { "a": { "y": { "count": 2, "mean": 1e999, "sample": [1] } } } }] }""", "y.mean has to be a finite number")]
    [InlineData("""{ "text": [{ "like": "{n}", "n": { "atLeast": 1e999 } }] }""", "n.atLeast has to be a finite number")]
    public void A_malformed_file_is_named_in_one_line(string cell, string reason)
    {
        var error = Assert.Throws<InvalidInputException>(() => Expecting(cell));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    /// <summary>Expressions that need backtracking, and lines on which it never ends, in every place that takes an expression.</summary>
    [Theory]
    [InlineData("""{ "text": [{ "matches": "^(?=a)(a+)+$" }] }""")]
    [InlineData("""{ "text": [{ "like": "{x}", "x": { "matches": "^(?=a)(a+)+$" } }] }""")]
    [InlineData("""{ "text": [{ "ignore": true }], "figures": [{ "series": { "LRU": { "x": { "matches": "^(?=a)(a+)+$" } } } }] }""")]
    public void An_expression_that_takes_too_long_is_a_mismatch_and_costs_its_time_once(string cell)
    {
        var slow = new string('a', 40) + "b";
        var lines = Enumerable.Range(0, 300).Select(index => slow + index);
        var figure = VisibleTextTests.Value((MimeTypes.Plotly, $$"""{"data":[{"name":"LRU","x":["{{slow}}","{{slow}}"]}]}"""));
        var mismatch = Mismatch(Expecting(cell), [Stream(string.Join('\n', lines)), figure]);
        Assert.Contains("text on which an expression takes too long", mismatch!.Details, StringComparison.Ordinal);
    }

    [Fact]
    public void Digits_that_are_not_ASCII_are_no_number() =>
        Assert.Contains("differs", Mismatch(Expecting("""{ "text": [{ "like": "{n} ms" }] }"""), [Stream("\u0663 ms")])!.Details, StringComparison.Ordinal);

    /// <summary>Values that no number holds, and figures that are no JSON, must not end the run.</summary>
    [Theory]
    [InlineData("""{ "y": { "count": 3, "mean": 0, "sample": [0] } }""", "[1e999, 0, 1]")]
    [InlineData("""{ "y": { "count": 3, "mean": 0, "sample": [1] } }""", "[1, null, \"a\"]")]
    [InlineData("""{ "y": { "count": 3, "mean": 0, "sample": [1.7e308] } }""", "[1.7e308, 1.7e308, 1.7e308]")]
    [InlineData("""{ "y": { "count": 1, "sample": [1] } }""", "[]")]
    [InlineData("""{ "y": { "atLeast": 0 } }""", "[1e999]")]
    [InlineData("""{ "y": { "ordered": "descending" } }""", "[1, 2e999]")]
    [InlineData("""{ "y": [1, 2] }""", "[1, 1e999]")]
    [InlineData("""{ "y": { "matches": "x" } }""", "[null, [1, {}]]")]
    [InlineData("""{ "y": [1] }""", "[\"\\ud800\"]")]
    [InlineData("""{ "y": [1] }""", "[1], \"\\ud800\": 1")]
    [InlineData("""{ "y": [1] }""", "[1], \"y\": [1]")]
    public void Hostile_values_of_a_figure_are_a_mismatch(string series, string values)
    {
        var figure = VisibleTextTests.Value((MimeTypes.Plotly, $$"""{"data":[{"name":"LRU","y":{{values}}}]}"""));
        Assert.NotNull(Mismatch(Expecting($$"""{ "figures": [{ "series": { "LRU": {{series}} } }] }"""), [figure]));
        Assert.Null(Mismatch(Update(Expecting("{}"), [figure], out _), [figure]));
    }

    [Fact]
    public void Many_values_that_no_number_holds_can_be_updated()
    {
        var values = string.Join(',', Enumerable.Repeat("1e999, 1.7e308", 40));
        var figure = VisibleTextTests.Value((MimeTypes.Plotly, $$"""{"data":[{"y":[{{values}}]}]}"""));
        Assert.Null(Mismatch(Update(Expecting("{}"), [figure], out _), [figure]));
    }

    [Fact]
    public void An_entry_without_a_cell_is_a_problem()
    {
        var file = ExpectationFile.Parse((JsonObject)JsonNode.Parse("""{ "cells": { "c1": {}, "old": {} } }""")!, "expected/sample.json");
        Assert.Contains("no code cell old any more", Assert.Single(new NotebookExpectations(Notebook, file).Problems()), StringComparison.Ordinal);
    }

    private static StreamOutput Stream(string text) => new("stdout", new StringBuilder(text));

    private static ValueOutput Figure(params double[] y)
    {
        var values = y.Length == 0 ? "[0.1, 0.5, 0.9]" : "[" + string.Join(',', y.Select(value => value.ToString(CultureInfo.InvariantCulture))) + "]";
        return VisibleTextTests.Value((MimeTypes.Plotly, $$"""{"layout":{"title":"Hit ratio"},"data":[{"name":"LRU","x":[1,2,3],"y":{{values}}}]}"""));
    }

    private static ExpectationFile Expecting(string cell) =>
        ExpectationFile.Parse((JsonObject)JsonNode.Parse($$"""{ "cells": { "c1": {{cell}} } }""")!, "expected/sample.json");

    private static CellMismatch? Mismatch(ExpectationFile file, IReadOnlyList<CellOutput> outputs) =>
        new NotebookExpectations(Notebook, file).Mismatch(Notebook.Cells[0], outputs);

    /// <summary>Updates, writes and reads again.</summary>
    private static ExpectationFile Update(ExpectationFile file, IReadOnlyList<CellOutput> outputs, out List<string> failing)
    {
        failing = [];
        var text = file.UpdateFrom(Notebook, new Dictionary<string, IReadOnlyList<CellOutput>> { ["c1"] = outputs }, failing.Add).ToText();
        return ExpectationFile.Parse(StrictJson.ParseObject(Encoding.UTF8.GetBytes(text), "updated"), "expected/sample.json");
    }
}
