using System.Text;
using System.Text.RegularExpressions;

namespace Lecture38.Teaching.Tests;

public partial class StepperHtmlTests
{
    [Fact]
    public void The_same_run_gives_the_same_bytes() => Assert.Equal(SampleRuns.Html(), SampleRuns.Html());

    [Fact]
    public void Sixty_steps_of_sixteen_entries_stay_under_100_KB() =>
        Assert.All(SampleRuns.LongHtml(), html => Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, 100_000));

    [Fact]
    public void Nothing_comes_from_elsewhere_and_nothing_reaches_out() => Assert.All(SampleRuns.Html(), html =>
    {
        Assert.DoesNotMatch(FromElsewhere(), html);
        Assert.DoesNotMatch(ShareOfThePage(), html);
    });

    [Fact]
    public void Every_step_is_a_frame_and_the_first_is_the_start() => Assert.All(
        SampleRuns.Html().Zip([9, 15, 8]),
        run =>
        {
            var frames = run.First.Split("<li>")[1..];
            Assert.Equal(run.Second + 1, frames.Length);
            Assert.Contains("Start:", frames[0], StringComparison.Ordinal);
            Assert.All(frames.Skip(1).Index(), frame =>
                Assert.Contains($"Step {frame.Index + 1} of {run.Second}:", frame.Item, StringComparison.Ordinal));
        });

    [Fact]
    public void Every_text_is_escaped()
    {
        const string Hostile = "</script><img src=x onerror=\"window.hacked=1\">&amp;\u0001";
        string[] shown =
        [
            Stepper.Lru([Hostile, "a", Hostile], maxSize: 1).ToHtml(),
            Stepper.Ttl([TtlOperation.Set(Hostile), TtlOperation.Set("a"), TtlOperation.Get(Hostile)], TimeSpan.FromSeconds(1), 1).ToHtml(),
            Stepper.Alerts([new(Hostile, 61), new("a", 62), new(Hostile, 59)], 60, 1).ToHtml(),
        ];
        Assert.All(shown, html =>
        {
            Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
            Assert.Equal(1, html.Split("</script>").Length - 1);
            Assert.Contains("&lt;/script&gt;&lt;img src=x onerror=\"window.hacked=1\"&gt;&amp;amp;␁", html, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_recording_shows_as_html_and_text_by_the_hosts_convention()
    {
        var attribute = SampleRuns.Lru().GetType().GetCustomAttributes(inherit: false).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        Assert.Equal(["text/html", "text/plain", "application/vnd.lecture38.html"], (string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!);
    }

    [Fact]
    public void A_long_run_reads_as_a_table_that_a_notebook_does_not_cut() =>
        Assert.InRange(Stepper.Lru(Enumerable.Range(0, 500).Select(i => $"S{i}"), 8).ToString().Split('\n').Length, 20, 30);

    [GeneratedRegex(@"https?:|//\w|@import|url\(|\son\w+=|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex FromElsewhere();

    [GeneratedRegex(@"\sid=|window\.|globalThis|localStorage|\bvar\s")]
    private static partial Regex ShareOfThePage();
}
