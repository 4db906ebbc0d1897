using System.Text;
using CsCheck;

namespace Lecture38.Runner.Tests;

public class VisibleTextTests
{
    [Theory]
    [InlineData("<div class=\"dni-plaintext\"><pre>2</pre></div><style>.x { color: red }</style>", "2")]
    [InlineData("<div class=\"dni-plaintext\"><pre>[ 1, 2, 3 ]</pre></div>", "[ 1, 2, 3 ]")]
    [InlineData("<pre>&lt;null&gt;</pre>", "<null>")]
    [InlineData("<pre>a  b\n  c</pre>", "a  b|  c")]
    [InlineData("<p>one\n   <b>t</b>wo </p>three<br>four", "one two|three|four")]
    [InlineData("<ul><li>a</li><li>b</li></ul>", "a|b")]
    [InlineData("<table><thead><tr><th>size</th><th>hit ratio</th></tr></thead><tbody><tr><td>1</td><td><div><pre>0.5</pre></div></td></tr></tbody></table>", "size  hit ratio|1  0.5")]
    [InlineData("<p>seen</p><script>var unseen;</script><noscript>unseen</noscript><p hidden>unseen</p><p style=\"color: red; display: none\">unseen</p>", "seen")]
    [InlineData("<details><summary>sum</summary><div>inner</div></details>", "sum|inner")]
    [InlineData("a&nbsp;b<!-- c -->", "a b")]
    [InlineData("", "")]
    public void Html_reads_as_a_browser_shows_it(string html, string lines) =>
        Assert.Equal(Lines(lines), HtmlText.Lines(html));

    [Fact]
    public void Html_that_is_nested_without_end_does_not_take_the_runner_down() =>
        Assert.Equal(["[HTML that is nested too deep]"], HtmlText.Lines(string.Concat(Enumerable.Repeat("<div>", 800_000)) + "deep"));

    [Fact]
    public void A_long_table_is_not_deep() =>
        Assert.Equal(5_000, HtmlText.Lines($"<table>{string.Concat(Enumerable.Repeat("<tr><td>a<br></td></tr>", 5_000))}</table>").Count);

    [Fact]
    public void Words_of_html_survive_whatever_surrounds_them() => Gen.Select(
        Gen.String[Gen.Char["abc"], 1, 5].Array[1, 6],
        Gen.OneOf(Gen.Const("b"), Gen.Const("div"), Gen.Const("p"), Gen.Const("pre"), Gen.Const("td"), Gen.Const("li")).Array[6, 6])
        .Sample((words, tags) => Assert.Equal(
            string.Concat(words),
            string.Concat(HtmlText.Lines(string.Join(' ', words.Zip(tags, (word, tag) => $"<{tag}>{word}</{tag}>")))).Replace(" ", "", StringComparison.Ordinal)));

    [Theory]
    [InlineData("a\nb\n", "a|b")]
    [InlineData("a  \n\nb\n\n", "a||b")]
    [InlineData("10 %\r20 %\r100 %\n", "100 %")]
    [InlineData("windows\r\n", "windows")]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    public void A_stream_reads_as_a_terminal_shows_it(string text, string lines) =>
        Assert.Equal(Lines(lines), VisibleText.Lines([new StreamOutput("stdout", new StringBuilder(text))]));

    [Fact]
    public void A_value_is_read_by_its_plain_text_before_its_html() =>
        Assert.Equal(["plain"], VisibleText.Lines([Value(("text/html", "<b>html</b>"), ("text/plain", "plain"))]));

    [Fact]
    public void A_figure_is_no_text() =>
        Assert.Empty(VisibleText.Lines([Value(("text/html", "table"), (MimeTypes.Plotly, "{}"), ("text/plain", "Figure"))]));

    [Fact]
    public void An_error_is_read_by_its_first_line() =>
        Assert.Equal(["System.X: boom"], VisibleText.Lines([new ErrorOutput(CellError.FromMessage("System.X: boom\n   at Y"))]));

    internal static ValueOutput Value(params (string MimeType, string Text)[] representations)
    {
        var bundle = new MimeBundle();
        foreach (var (mimeType, text) in representations)
        {
            bundle[mimeType] = text;
        }

        return new ValueOutput(IsResult: true, "") { Value = bundle };
    }

    private static string[] Lines(string lines) => lines.Length == 0 ? [] : lines.Split('|');
}
