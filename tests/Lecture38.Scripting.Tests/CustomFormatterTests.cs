namespace Lecture38.Scripting.Tests;

/// <summary>Types that say themselves how they look.</summary>
public class CustomFormatterTests(TestEngine engine) : IClassFixture<TestEngine>
{
    private const string Convention = """
        internal class TypeFormatterSourceAttribute(Type source) : Attribute { public Type FormatterSourceType => source; public string[] PreferredMimeTypes { get; set; } }
        internal class PlainFormatter { public string MimeType => "text/plain"; public bool Format(object value, System.IO.TextWriter writer) { writer.Write("plain " + value); return true; } }
        internal class HtmlFormatter { public string MimeType => "text/html"; public bool Format(object value, System.IO.TextWriter writer) { writer.Write("<b>" + value + "</b>"); return true; } }
        internal class BrokenFormatter { public string MimeType => "text/html"; public bool Format(object value, System.IO.TextWriter writer) => throw new Exception("broken formatter"); }
        internal class RefusingFormatter { public string MimeType => "text/html"; public bool Format(object value, System.IO.TextWriter writer) => false; }
        internal class Both { public IEnumerable<object> CreateTypeFormatters() => [new PlainFormatter(), new HtmlFormatter()]; }
        internal class Broken { public IEnumerable<object> CreateTypeFormatters() => [new BrokenFormatter()]; }
        internal class Refusing { public IEnumerable<object> CreateTypeFormatters() => [new RefusingFormatter()]; }
        internal class Failing { public IEnumerable<object> CreateTypeFormatters() => throw new Exception("no formatters today"); }
        [TypeFormatterSource(typeof(Both), PreferredMimeTypes = ["text/html", "text/plain"])] internal class Rich { public override string ToString() => "rich"; }
        internal class Derived : Rich;
        [TypeFormatterSource(typeof(Both))] internal class Modest { public override string ToString() => "modest"; }
        [TypeFormatterSource(typeof(Broken))] internal class Unlucky;
        [TypeFormatterSource(typeof(Refusing))] internal class Shy { public int A => 1; }
        [TypeFormatterSource(typeof(Failing))] internal class Hopeless;
        """;

    [Theory]
    [InlineData("new Rich()", "text/html=<b>rich</b> text/plain=plain rich")]
    [InlineData("new Derived()", "text/html=<b>rich</b> text/plain=plain rich")]
    [InlineData("new Modest()", "text/html=<b>modest</b>")]
    public void The_formatter_convention_is_honoured(string code, string shown)
    {
        var returned = engine.Run(Convention + "\n" + code).Returned;
        Assert.Equal(shown, string.Join(' ', returned.Select(value => $"{value.Key}={value.Value}")));
    }

    [Fact]
    public void It_holds_for_a_part_of_a_value() => Assert.Contains("<td><b>rich</b></td>", engine.Run(Convention + "\nnew { Part = new Rich() }").Html);

    [Fact]
    public void It_holds_when_another_mime_type_is_asked_for() =>
        Assert.Equal("plain modest", engine.Run(Convention + "\nnew Modest().Display(\"text/plain\");").Displayed.Single().Values["text/plain"]);

    [Theory]
    [InlineData("new Unlucky()", "broken formatter")]
    [InlineData("new Hopeless()", "no formatters today")]
    public void A_formatter_that_throws_is_seen_and_the_cell_lives(string code, string problem)
    {
        var run = engine.Run(Convention + "\n" + code);
        Assert.True(run.Succeeded);
        Assert.Contains(problem, run.Html);
    }

    [Fact]
    public void A_formatter_that_refuses_leaves_it_to_the_kernel() =>
        Assert.StartsWith("<details", engine.Run(Convention + "\nnew Shy()").Html);

    [Fact]
    public void ToHtml_is_shown() =>
        Assert.Equal("<hr>", engine.Run("class Own { public string ToHtml() => \"<hr>\"; }\nnew Own()").Html);
}
