using CsCheck;

namespace Lecture38.Scripting.Tests;

/// <summary>How values look.</summary>
public class FormattingTests(TestEngine engine) : IClassFixture<TestEngine>
{
    [Theory]
    [InlineData("42", "<div class=\"dni-plaintext\"><pre>42</pre></div>")]
    [InlineData("0.5", "<div class=\"dni-plaintext\"><pre>0.5</pre></div>")]
    [InlineData("(string)null", "<div class=\"dni-plaintext\"><pre>&lt;null&gt;</pre></div>")]
    [InlineData("DayOfWeek.Friday", "<span>Friday</span>")]
    [InlineData("DateTime.UnixEpoch", "<span>1970-01-01 00:00:00Z</span>")]
    [InlineData("new int[0]", "<div class=\"dni-plaintext\"><pre>[  ]</pre></div>")]
    [InlineData("new List<object>()", "<i>(empty)</i>")]
    [InlineData("new[] { \"a\", \"b\" }", "<div class=\"dni-plaintext\"><pre>[ a, b ]</pre></div>")]
    [InlineData("typeof(Dictionary<string, int?[]>)", "System.Collections.Generic.Dictionary&lt;System.String,System.Nullable&lt;System.Int32&gt;[]&gt;")]
    [InlineData("HTML(\"<b>x</b>\")", "<b>x</b>")]
    public void A_value_looks_like_this(string code, string html) => Assert.Equal(html, engine.Run(code).Html);

    [Fact]
    public void A_string_is_plain_text() => Assert.Equal(new Dictionary<string, string> { ["text/plain"] = "<b>" }, engine.Run("\"<b>\"").Returned);

    [Fact]
    public void Objects_in_a_sequence_are_rows()
    {
        var html = engine.Run("new[] { new { Name = \"a\", Size = 1 }, new { Name = \"<\", Size = 2 } }").Html;
        Assert.StartsWith("<table><thead><tr><th><i>index</i></th><th>value</th></tr></thead>", html);
        Assert.Contains("<code>{ Name = a, Size = 1 }</code>", html);
        Assert.Contains("<pre>&lt;</pre>", html);
    }

    [Fact]
    public void Elements_of_several_types_have_a_column_with_their_type()
    {
        var html = engine.Run("class Own { public override string ToString() => \"own text\"; }\nnew object[] { 1, new Own() }").Html;
        Assert.StartsWith("<table><thead><tr><th><i>index</i></th><th><i>type</i></th><th>value</th></tr></thead>", html);
        Assert.Contains("<td>System.Int32</td>", html);
        Assert.Contains("<code>own text</code>", html);
    }

    [Theory]
    [InlineData("new[] { \"ant\", \"ape\", \"bee\" }.GroupBy(word => word[0])", "<td>Key</td><td><div class=\"dni-plaintext\"><pre>a</pre></div></td>")]
    [InlineData("new[] { \"ant\", \"ape\", \"bee\" }.ToLookup(word => word[0])", "<td>Key</td><td><div class=\"dni-plaintext\"><pre>a</pre></div></td>")]
    [InlineData("System.Text.RegularExpressions.Regex.Match(\"a1\", @\"(\\w)(\\d)\").Groups", "<td>Value</td><td><div class=\"dni-plaintext\"><pre>a</pre></div></td>")]
    public void A_sequence_that_is_more_than_its_elements_shows_the_rest(string code, string html) => Assert.Contains(html, engine.Run(code).Html);

    [Fact]
    public void A_dictionary_has_keys_and_values() => Assert.StartsWith(
        "<table><thead><tr><th><i>key</i></th><th>value</th></tr></thead>", engine.Run("new Dictionary<string, int> { [\"a\"] = 1 }").Html);

    [Fact]
    public void A_record_shows_its_members() => Assert.StartsWith(
        "<details open=\"open\" class=\"dni-treeview\"><summary><span class=\"dni-code-hint\"><code>Person { Name = Ada }</code>",
        engine.Run("record Person(string Name);\nnew Person(\"Ada\")").Html);

    [Fact]
    public void A_property_that_throws_says_so() =>
        Assert.Contains("InvalidOperationException: no", engine.Run("class Thrower { public int P => throw new InvalidOperationException(\"no\"); }\nnew Thrower()").Html);

    [Fact]
    public void A_cycle_ends() => Assert.Contains("(cycle: Ring)", engine.Run("class Ring { public Ring Next => this; }\nnew Ring()").Html);

    [Fact]
    public void A_graph_that_never_repeats_ends() =>
        Assert.InRange(engine.Run("class Tree { public Tree Left => new(); public Tree Right => new(); }\nnew Tree()").Html.Length, 1, Bound);

    [Theory]
    [InlineData("Enumerable.Range(0, 100)", "(80 more)")]
    [InlineData("Enumerable.Range(0, 100).Where(i => i > 0)", "(more)")]
    [InlineData("Enumerable.Range(0, 100).ToList()", "(80 more)")]
    [InlineData("IEnumerable<object> Forever() { while (true) yield return new { A = 1 }; }\nForever()", "(more)")]
    [InlineData("Enumerable.Range(0, 100).Select(i => new { I = i }).ToArray()", "(80 more)")]
    [InlineData("Enumerable.Range(0, 100).ToDictionary(i => i)", "(80 more)")]
    [InlineData("new { Text = new string('x', 1_000_000) }", "more characters)")]
    [InlineData("Enumerable.Range(0, 20).Select(i => new { A = new string('x', 20_000) })", "(more)")]
    public void What_is_long_is_cut_and_says_so(string code, string note)
    {
        var html = engine.Run(code).Html;
        Assert.Contains(note, html);
        Assert.InRange(html.Length, 1, Bound);
    }

    [Fact]
    public void A_huge_string_is_cut() => Assert.EndsWith("more characters)", engine.Run("new string('x', 10_000_000)").Returned["text/plain"]);

    [Fact]
    public void A_sequence_that_throws_shows_what_came_before() =>
        Assert.Contains("[ 1, ⚠ Exception: broke ]", System.Net.WebUtility.HtmlDecode(
            engine.Run("IEnumerable<int> Broken() { yield return 1; throw new Exception(\"broke\"); }\nBroken()").Html));

    [Fact]
    public void Nothing_grows_without_bound() =>
        Gen.Int.Sample(
            seed =>
            {
                var html = engine.Run($$"""
                    object Grow(Random random, int depth) => random.Next(depth > 2 ? 4 : 9) switch
                    {
                        0 => random.Next(),
                        1 => new string('<', random.Next(30_000)),
                        2 => null,
                        3 => DateTime.UnixEpoch,
                        4 => Enumerable.Range(0, random.Next(40)).Select(_ => Grow(random, depth + 1)).ToList(),
                        5 => new { A = Grow(random, depth + 1), B = Grow(random, depth + 1) },
                        6 => Enumerable.Range(0, random.Next(40)).ToDictionary(i => i, _ => Grow(random, depth + 1)),
                        7 => Enumerable.Range(0, random.Next(40)).Select(i => new { I = i, V = Grow(random, depth + 1) }).ToArray(),
                        _ => (Grow(random, depth + 1), Grow(random, depth + 1)),
                    };
                    new[] { Grow(new Random({{seed}}), 0) }
                    """).Html;
                Assert.InRange(html.Length, 1, Bound);
            },
            iter: 25, threads: 1);

    [Fact]
    public void Display_takes_mime_types()
    {
        var run = engine.Run("new { A = 1 }.Display(\"text/plain\"); new { A = 1 }.Display(\"application/json\"); \"<i>\".DisplayAs(\"text/html\");");
        Assert.Equal("(anonymous)\n      A: 1", run.Displayed[0].Values["text/plain"]);
        Assert.Equal("{\"A\":1}", run.Displayed[1].Values["application/json"]);
        Assert.Equal("<i>", run.Displayed[2].Values["text/html"]);
    }

    [Fact]
    public void A_mime_type_that_cannot_be_made_is_an_error() => Assert.Contains("image/png", engine.Run("1.Display(\"image/png\");").Message);

    [Theory]
    [InlineData("display(\"the sum is\", \"5\");")]
    [InlineData("display(1, \"5\");")]
    public void A_second_value_for_display_is_refused_in_one_line(string code) =>
        Assert.StartsWith("System.ArgumentException: '5' is no MIME type.", Assert.Single(engine.Run(code).Message!.Split('\n')));

    /// <summary>100,000 characters, each of which may take five as HTML, and the tags between them.</summary>
    private const int Bound = 1_000_000;
}
