using System.Net;
using System.Text.RegularExpressions;
using CsCheck;

namespace Lecture38.Runner.Tests;

public partial class CSharpHighlighterTests
{
    private static readonly string Library = typeof(LruCache<,>).Assembly.Location;

    [Theory]
    [InlineData("var n = 1_000;", "<span class=\"k\">var</span> n = <span class=\"n\">1_000</span>;")]
    [InlineData("if (true) return;", "<span class=\"kc\">if</span> (<span class=\"k\">true</span>) <span class=\"kc\">return</span>;")]
    [InlineData("public static readonly int X = 0;", "<span class=\"k\">public</span> <span class=\"k\">static</span> <span class=\"k\">readonly</span> <span class=\"k\">int</span> X = <span class=\"n\">0</span>;")]
    [InlineData("Console.WriteLine('a');", "<span class=\"t\">Console</span>.<span class=\"m\">WriteLine</span>(<span class=\"s\">'a'</span>);")]
    [InlineData("\"a\\n<b>\"", "<span class=\"s\">\"a</span><span class=\"e\">\\n</span><span class=\"s\">&lt;b&gt;\"</span>")]
    [InlineData("$\"{1}{{\\x\"", "<span class=\"s\">$\"</span>{<span class=\"n\">1</span>}<span class=\"e\">{{\\x</span><span class=\"s\">\"</span>")]
    [InlineData("@\"a\\n\"", "<span class=\"s\">@\"a\\n\"</span>")]
    [InlineData("/// <summary>x</summary>\nclass C<T>;", "<span class=\"c\">/// &lt;summary&gt;x&lt;/summary&gt;</span>\n<span class=\"k\">class</span> <span class=\"t\">C</span>&lt;<span class=\"t\">T</span>&gt;;")]
    [InlineData("1 // one", "<span class=\"n\">1</span> <span class=\"c\">// one</span>")]
    [InlineData("#r \"a.dll\"\n#nullable enable", "<span class=\"d\">#r \"a.dll\"</span>\n<span class=\"d\">#nullable enable</span>")]
    [InlineData("#r \"nuget: Plotly.NET, 6.0.0\"\n", "<span class=\"d\">#r \"nuget: Plotly.NET, 6.0.0\"</span>\n")]
    [InlineData("new Nowhere.Missing<Gone>().Call(x)", "<span class=\"k\">new</span> Nowhere.<span class=\"t\">Missing</span>&lt;<span class=\"t\">Gone</span>&gt;().<span class=\"m\">Call</span>(x)")]
    [InlineData("", "")]
    public void Code_has_an_editors_colours(string code, string html) => Assert.Equal(html, Highlight(code)[0]);

    [Fact]
    public void Names_of_the_librarys_dll_are_known() =>
        Assert.Equal(
            "<span class=\"k\">var</span> lru = <span class=\"t\">Memoize</span>.<span class=\"m\">Lru</span>&lt;<span class=\"k\">int</span>, <span class=\"k\">int</span>&gt;(x =&gt; x, <span class=\"n\">2</span>);",
            CSharpHighlighter.Highlight(["#r \"../lib/bin/Lecture38.dll\"\nusing Lecture38;", "var lru = Memoize.Lru<int, int>(x => x, 2);"], [Library])[1]);

    [Fact]
    public void A_cell_knows_the_names_of_the_cells_before_it()
    {
        var html = Highlight("record Reading(int Value);\nint Twice(int n) => 2 * n;", "Func<int, int> twice = Twice;\nReading.Equals(1, 2)");

        Assert.Contains("= <span class=\"m\">Twice</span>;", html[1], StringComparison.Ordinal);
        Assert.Contains("<span class=\"t\">Reading</span>.<span class=\"m\">Equals</span>", html[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Usings_of_any_cell_count_and_stay_where_they_are()
    {
        var html = Highlight("1", "using System.Diagnostics;\nStopwatch.StartNew()");

        Assert.Equal("<span class=\"k\">using</span> System.Diagnostics;\n<span class=\"t\">Stopwatch</span>.<span class=\"m\">StartNew</span>()", html[1]);
    }

    [Theory]
    [InlineData("void Broken( {")]
    [InlineData("/* never closed")]
    [InlineData("\"\"\"\nnever closed")]
    [InlineData("#if DEBUG")]
    [InlineData("}}}}")]
    [InlineData("x => // comment")]
    public void A_cell_that_does_not_compile_does_not_reach_into_the_next(string broken) =>
        Assert.Equal("<span class=\"t\">Math</span>.<span class=\"m\">Abs</span>(<span class=\"n\">1</span>)", Highlight(broken, "Math.Abs(1)")[1]);

    [Fact]
    public void A_magic_command_is_a_directive_and_leaves_the_code_around_it_alone() =>
        Assert.Equal(
            "<span class=\"k\">int</span> a;\n<span class=\"d\">#!time</span>\n<span class=\"k\">int</span> b;",
            Highlight("int a;\n#!time\nint b;")[0]);

    [Fact]
    public void A_script_reads_no_file_that_it_names() =>
        Assert.Equal("<span class=\"d\">#load \"/etc/hostname\"</span>\n<span class=\"k\">int</span> a;", Highlight("#load \"/etc/hostname\"\nint a;")[0]);

    [Fact]
    public void References_that_are_missing_or_no_assembly_cost_only_their_names() =>
        Assert.Equal(
            "<span class=\"k\">int</span> a;",
            CSharpHighlighter.Highlight(["int a;"], ["nowhere/missing.dll", Path.ChangeExtension(Library, ".xml"), Library, Library])[0]);

    [Fact]
    public void Code_that_is_nested_without_measure_still_comes_out()
    {
        string[] repeated =
        [
            "(", "[", "{", "a<", "1+", "a.b().", "!", "-", "(a)", "a?b:", "a?", "x=>", "a=", "if(a)", "if(a)b;else ", "new ", "await ", "a??", "$\"{", "^", "..", "&", "*a", "a[",
            "#if a\n", "for(;;)", "a is not ", "a switch{", "\"\"\"", "/*", "class a{", "namespace a{", "()=>", "a,", "a:", "case a:", "try{", "@", "ref ", "[a]", "x is {a:",
        ];
        string[] deep = [.. repeated.Select(text => string.Concat(Enumerable.Repeat(text, 1_000)))];

        Assert.All(deep, cell => Assert.Equal(cell, Decode(Highlight(cell)[0])));
    }

    [Fact]
    public void Code_that_takes_the_compiler_too_long_comes_out_without_colors()
    {
        var query = "var x = " + string.Concat(Enumerable.Repeat("from a in b ", 400));

        Assert.Equal([query], CSharpHighlighter.Highlight([query], [], timeout: TimeSpan.Zero));
    }

    [Fact]
    public void Every_character_of_any_text_stays() =>
        Gen.String[Gen.OneOf(Gen.Char[" \n\r\t\"'<>&#!/*{}()@$\\;ab1_.=\u00a0é"], Gen.Char['\u0001', '\ud7ff'])].Array[1, 3]
            .Sample(cells => AssertKept(cells), iter: 60);

    [Fact]
    public void Every_character_of_mutated_code_stays() => Gen.Select(
        Pick.OneOf(Samples), Gen.Int[0, 400], Gen.Int[0, 30], Pick.OneOf("", "{", "\"", "/*", "\n#!html\n", "#if x\n", "'", "\"\"\"", "<", "\\", "(", "$\"{", "=>", "\n"))
        .Select((code, at, length, put) =>
        {
            var start = Math.Min(at, code.Length);
            return code[..start] + put + code[Math.Min(start + length, code.Length)..];
        })
        .Array[1, 3]
        .Sample(cells => AssertKept(cells), iter: 60);

    private static readonly string[] Samples =
    [
        "#r \"../lib/bin/Lecture38.dll\"\n\nusing System.Diagnostics;\nusing Lecture38;\n",
        "var cache = Memoize.Lru<string, int>(text => text.Length, maxSize: 16);\nConsole.WriteLine($\"{cache.Info.Hits,5:F1} of {{all}}\\n\");\ncache",
        "public sealed class Ring<T>(int size) where T : struct\n{\n    /// <summary>The items.</summary>\n    private readonly T[] _items = new T[size];\n\n    public T this[int i] => _items[i % size]; // wraps\n}\n",
        "var text = \"\"\"\n    raw \"text\"\n    \"\"\";\nforeach (var (key, value) in new Dictionary<int, char> { [1] = 'a' })\n{\n    if (key is > 0 and < 10) { break; }\n}\n",
    ];

    private static void AssertKept(string[] cells) => Assert.Equal(cells, CSharpHighlighter.Highlight(cells, []).Select(Decode));

    private static IReadOnlyList<string> Highlight(params string[] cells) => CSharpHighlighter.Highlight(cells, []);

    private static string Decode(string html)
    {
        var text = Span().Replace(html, "");
        Assert.DoesNotContain('<', text);
        return WebUtility.HtmlDecode(text);
    }

    [GeneratedRegex("<span class=\"(k|kc|t|m|s|e|n|c|d)\">|</span>")]
    private static partial Regex Span();
}
