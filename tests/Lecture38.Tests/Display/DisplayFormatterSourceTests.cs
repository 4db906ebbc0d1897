using System.Reflection;

namespace Lecture38.Tests.Display;

/// <summary>Formatters as a host finds and calls them: by the names of their members.</summary>
public class DisplayFormatterSourceTests
{
    [Fact]
    public void A_type_names_its_formatters_and_the_MIME_types_that_it_prefers()
    {
        var attribute = typeof(Displayable).GetCustomAttribute<TypeFormatterSourceAttribute>()!;
        Assert.Equal(typeof(DisplayFormatterSource), attribute.FormatterSourceType);
        Assert.Equal(["text/html", "application/vnd.plotly.v1+json", "text/plain", "application/vnd.lecture38.html"], attribute.PreferredMimeTypes);
    }

    [Fact]
    public void A_value_has_each_form_that_it_has_and_a_mark_that_its_HTML_is_the_courses() =>
        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["text/html"] = "<b>1</b>",
                ["application/vnd.lecture38.html"] = "1",
                ["text/plain"] = "one",
                ["application/vnd.plotly.v1+json"] = "{}",
                ["application/vnd.lecture38.check+json"] = null,
            },
            Forms(new Displayable()));

    [Fact]
    public void A_value_that_throws_says_why_in_each_form()
    {
        var forms = Forms(new Displayable { Failure = new InvalidOperationException("<no>") });
        Assert.Equal("Displayable could not be shown: InvalidOperationException: <no>", forms["text/plain"]);
        Assert.Equal("Displayable could not be shown: InvalidOperationException: &lt;no&gt;", forms["text/html"]);
        Assert.Equal("\"Displayable could not be shown: InvalidOperationException: \\u003Cno\\u003E\"", forms["application/vnd.plotly.v1+json"]);
    }

    [Fact]
    public void A_hosts_interrupt_goes_through() =>
        Assert.IsType<ThreadInterruptedException>(
            Assert.Throws<TargetInvocationException>(() => Forms(new Displayable { Failure = new ThreadInterruptedException() })).InnerException);

    [Fact]
    public void A_value_of_another_kind_has_no_form() => Assert.All(Forms("text").Values, Assert.Null);

    private static Dictionary<string, string?> Forms(object value) => new DisplayFormatterSource().CreateTypeFormatters().ToDictionary(
        formatter => (string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!,
        formatter =>
        {
            using var writer = new StringWriter();
            return (bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer])! ? writer.ToString() : null;
        });

    [TypeFormatterSource(typeof(DisplayFormatterSource), MimeTypes.Plotly)]
    private sealed class Displayable : IDisplayable
    {
        public Exception? Failure { get; init; }

        public string ToHtml() => Failure is null ? "<b>1</b>" : throw Failure;

        public string? ToMimeType(string mimeType) => Failure is not null ? throw Failure : mimeType == MimeTypes.Plotly ? "{}" : null;

        public override string ToString() => Failure is null ? "one" : throw Failure;
    }
}
