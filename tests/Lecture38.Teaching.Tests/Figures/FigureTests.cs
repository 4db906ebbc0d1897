using System.Reflection;
using System.Text.Json;
using CsCheck;

namespace Lecture38.Teaching.Tests;

public class FigureTests
{
    [Fact]
    public void The_same_figure_gives_the_same_bytes()
    {
        Assert.All(
            SampleFigures.All().Zip(SampleFigures.All()),
            pair =>
            {
                Assert.Equal(pair.First.ToHtml(), pair.Second.ToHtml());
                Assert.Equal(pair.First.PlotlyJson, pair.Second.PlotlyJson);
                Assert.Equal(pair.First.ToString(), pair.Second.ToString());
            });
    }

    [Fact]
    public void Whatever_a_label_says_the_plotly_figure_is_json_and_stays_in_its_script() =>
        Gen.String.Sample(
            label =>
            {
                foreach (var figure in SampleFigures.All(label).Append(SampleFigures.OfRawJson(label)))
                {
                    Assert.True(JsonDocument.Parse(figure.PlotlyJson).RootElement.TryGetProperty("layout", out _));
                    var html = figure.ToHtml();
                    var start = html.IndexOf("json\">", StringComparison.Ordinal) + 6;
                    var script = html[start..html.IndexOf("</script>", StringComparison.Ordinal)];
                    Assert.DoesNotContain('<', script);
                    Assert.True(JsonElement.DeepEquals(
                        JsonDocument.Parse(script).RootElement, JsonDocument.Parse(figure.PlotlyJson).RootElement));
                }
            },
            iter: 200);

    [Fact]
    public void A_figure_shows_as_html_plotly_and_text_by_the_hosts_convention()
    {
        var figure = SampleFigures.Timings();
        var attribute = figure.GetType().GetCustomAttributes().Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        Assert.Equal(["text/html", "application/vnd.plotly.v1+json", "text/plain", "application/vnd.lecture38.html"], Property<string[]>(attribute, "PreferredMimeTypes"));
        var shown = Shown(figure, Property<Type>(attribute, "FormatterSourceType"));
        Assert.Equal(figure.ToHtml(), shown["text/html"]);
        Assert.Equal(figure.PlotlyJson, shown["application/vnd.plotly.v1+json"]);
        Assert.Equal(figure.ToString(), shown["text/plain"]);
    }

    [Fact]
    public void A_table_shows_as_html_and_text()
    {
        var table = Table.Of([1, 2]);
        var attribute = table.GetType().GetCustomAttributes().Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        Assert.Equal(["text/html", "text/plain", "application/vnd.lecture38.html"], Property<string[]>(attribute, "PreferredMimeTypes"));
        Assert.Equal(["application/vnd.lecture38.html", "text/html", "text/plain"], Shown(table, Property<Type>(attribute, "FormatterSourceType")).Keys.Order());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"data": {}, "layout": {}}""")]
    [InlineData("""{"data": []}""")]
    public void What_is_no_plotly_figure_is_refused(string json) =>
        Assert.Throws<ArgumentException>("plotlyJson", () => new Figure("title", "alt", Table.Of([1]), json));

    [Fact]
    public void The_path_to_plotly_is_relative_and_escaped()
    {
        Assert.Equal("../lib/bin/plotly.min.js", FigureHtml.LocalPlotly(Folder("course", "notebooks"), Folder("course", "lib", "bin", "x.dll")));
        Assert.Equal(
            "../../my%20course%20%231/bin/plotly.min.js",
            FigureHtml.LocalPlotly(Folder("elsewhere", "notebooks"), Folder("my course #1", "bin", "x.dll")));
    }

    [Fact]
    public void The_plotly_beside_the_library_is_of_the_version_that_the_cdn_is_asked_for()
    {
        using var script = File.OpenText(Path.Combine(AppContext.BaseDirectory, "plotly.min.js"));
        var start = new char[200];
        script.ReadBlock(start);
        Assert.Contains($"plotly.js v{FigureHtml.PlotlyVersion}\n", new string(start), StringComparison.Ordinal);
    }

    private static string Folder(params string[] names) => Path.Combine([Path.GetTempPath(), .. names]);

    private static T Property<T>(object target, string name) => (T)target.GetType().GetProperty(name)!.GetValue(target)!;

    private static Dictionary<string, string> Shown(object value, Type source)
    {
        var formatters = (IEnumerable<object>)source.GetMethod("CreateTypeFormatters")!.Invoke(Activator.CreateInstance(source), [])!;
        Dictionary<string, string> shown = [];
        foreach (var formatter in formatters)
        {
            using var writer = new StringWriter();
            if ((bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer])!)
            {
                shown.Add(Property<string>(formatter, "MimeType"), writer.ToString());
            }
        }

        return shown;
    }
}
