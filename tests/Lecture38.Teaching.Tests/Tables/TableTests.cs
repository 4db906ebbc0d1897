using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CsCheck;

namespace Lecture38.Teaching.Tests;

public partial class TableTests
{
    private sealed record Row(string Name, int Count, double Share, DateTimeOffset? At = null);

    [Fact]
    public void Properties_become_columns_and_numbers_stand_on_the_right() =>
        Assert.Equal(
            """
            Name    Count     Share  At
            ------  -----  --------  --------------------
            hits     4990     0.998
            misses     10  0.333333  2026-01-02 03:04:05Z
            """.ReplaceLineEndings("\n"),
            Table.Of([
                new Row("hits", 4990, 0.998),
                new Row("misses", 10, 1.0 / 3, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))]).ToString());

    [Fact]
    public void Anonymous_types_tuples_and_plain_values_make_tables()
    {
        Assert.Equal(["A", "B"], Names(Table.Of([new { A = 1, B = "x" }])));
        Assert.Equal(["Item1", "Item2"], Names(Table.Of([(1, "x")])));
        Assert.Equal(["Number", "Letter"], Names(Table.Of([(1, "x")], "Number", "Letter")));
        Assert.Equal(["Value"], Names(Table.Of(["x", "y"])));
        Assert.Equal(["Key", "Value"], Names(Table.Of(new Dictionary<string, int> { ["x"] = 1 })));
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8"], Table.Of([(1, 2, 3, 4, 5, 6, 7, 8)]).Rows[0]);
        Assert.Equal(["x", ""], Table.Of(["x", null]).Rows.Select(row => row[0]));
    }

    [Fact]
    public void Headings_are_all_or_none() =>
        Assert.Throws<ArgumentException>("headings", () => Table.Of([(1, "x")], "Number"));

    [Fact]
    public void A_row_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>("rows", () => new Table([new TableColumn("A")], [["x", "y"]]));

    [Fact]
    public void Long_tables_show_their_ends_and_say_how_much_is_missing()
    {
        var table = Table.Of(Enumerable.Range(0, 1000));
        Assert.Equal(1000, table.Rows.Count);
        Assert.Contains("\n… 980 more rows\n", table.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("999", table.ToString(), StringComparison.Ordinal);
        Assert.Equal(26, Regex.Count(table.ToHtml(), "<tr><td"));
        Assert.DoesNotContain("more rows", Table.Of(Enumerable.Range(0, 21)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Times_read_as_they_are_and_name_their_offset()
    {
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 500, TimeSpan.FromHours(1));
        Assert.Equal("2026-01-02 03:04:05.5+01:00", Table.Of([time]).Rows[0][0]);
        Assert.Equal("2026-01-02 03:04:05.5", Table.Of([time.DateTime]).Rows[0][0]);
        Assert.Equal("00:00:02.5000000", Table.Of([TimeSpan.FromSeconds(2.5)]).Rows[0][0]);
    }

    [Fact]
    public void Numbers_read_the_same_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(["1.5", "1.25", "-3"], Table.Of([(1.5, 1.25m, -3)]).Rows[0]);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1000000, "1000000")]
    [InlineData(123456789, "123456789")]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(-1234.56789, "-1234.57")]
    [InlineData(0.00012345678, "0.000123457")]
    [InlineData(1e-12, "1E-12")]
    [InlineData(double.NaN, "NaN")]
    public void Fractions_have_six_significant_digits(double value, string expected) =>
        Assert.Equal(expected, Table.Of([value]).Rows[0][0]);

    [Fact]
    public void No_cell_acts_in_html() =>
        Gen.String.Select(Gen.String).Sample((cell, heading) =>
        {
            var html = new Table([new TableColumn(heading)], [[cell]]).ToHtml();
            var tags = Tag().Matches(html[html.IndexOf("</style>", StringComparison.Ordinal)..]);
            Assert.Equal(
                ["/style", "div", "table", "thead", "tr", "th", "/th", "/tr", "/thead", "tbody", "tr", "td", "/td", "/tr", "/tbody", "/table", "/div"],
                tags.Select(tag => tag.Groups[1].Value));
        });

    [Fact]
    public void Html_gives_back_what_a_cell_says() =>
        Gen.String[Gen.Char[' ', '\uD7FF'].Where(character => !char.IsControl(character)), 0, 40].Sample(cell =>
        {
            var html = new Table([new TableColumn("A")], [[cell]]).ToHtml();
            var start = html.IndexOf("<td>", StringComparison.Ordinal) + 4;
            Assert.Equal(cell, WebUtility.HtmlDecode(html[start..html.IndexOf("</td>", StringComparison.Ordinal)]));
        });

    [Fact]
    public void A_cell_is_one_line_of_text_without_control_characters() =>
        Gen.String.Sample(cell =>
        {
            var lines = new Table([new TableColumn("A")], [[cell]]).ToString().Split('\n');
            Assert.InRange(lines.Length, 2, 3); // A cell of only spaces leaves no line.
            Assert.DoesNotContain(lines, line => line.Any(char.IsControl));
        });

    private static IEnumerable<string> Names(Table table) => table.Columns.Select(column => column.Name);

    [GeneratedRegex("<(/?[a-z]+)[^>]*>")]
    private static partial Regex Tag();

    [Fact]
    public void A_property_or_ToString_that_throws_costs_its_cell_only()
    {
        var table = Table.Of([new Faulty(1), new Faulty(2)]);
        Assert.Equal([["1", "(InvalidOperationException: no value)", "(FormatException: no text)"], ["2", "(InvalidOperationException: no value)", "(FormatException: no text)"]], table.Rows);
    }

    [Fact]
    public void An_endless_sequence_is_refused() =>
        Assert.Throws<ArgumentException>("rows", () => Table.Of(Endless()));

    [Theory]
    [InlineData("text/html", "Broken could not be shown: InvalidOperationException: &lt;b&gt;")]
    [InlineData("text/plain", "Broken could not be shown: InvalidOperationException: <b>")]
    [InlineData("application/vnd.plotly.v1+json", "\"Broken could not be shown: InvalidOperationException: \\u003Cb\\u003E\"")]
    public void A_formatter_never_throws(string mimeType, string shown)
    {
        var formatter = new DisplayFormatterSource().CreateTypeFormatters()
            .Single(formatter => (string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)! == mimeType);
        using var writer = new StringWriter();
        Assert.True((bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [new Broken(), writer])!);
        Assert.Equal(shown, writer.ToString());
    }

    private static IEnumerable<int> Endless()
    {
        while (true)
        {
            yield return 1;
        }
    }

    private sealed record Faulty(int Number)
    {
        public int Value => Number == 0 ? 0 : throw new InvalidOperationException("no value");

        public Mute Text { get; } = new();
    }

    private sealed class Mute
    {
        public override string ToString() => throw new FormatException("no text");
    }

    private sealed class Broken : IDisplayable
    {
        public string ToHtml() => throw new InvalidOperationException("<b>");

        public string? ToMimeType(string mimeType) => throw new InvalidOperationException("<b>");

        public override string ToString() => throw new InvalidOperationException("<b>");
    }
}
