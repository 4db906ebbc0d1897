namespace Lecture38.Teaching.Tests;

/// <summary>Jupyter's classic notebook has style rules of its own for the HTML of an output.</summary>
public class ClassicJupyterTests(BrowserPages browser)
{
    private const string Rules = """
        <style>
        article, aside, details, figcaption, figure, footer, header, main, menu, nav, section, summary { display: block }
        .rendered_html ol { list-style: decimal; margin: 1em 2em; padding-left: 0 }
        .rendered_html ul:not(.list-inline), .rendered_html ol:not(.list-inline) { padding-left: 2em }
        .rendered_html * + ol { margin-top: 1em }
        </style>
        """;

    [Fact]
    public async Task A_stepper_is_not_indented_and_the_summary_of_a_figure_keeps_its_mark()
    {
        await using var page = await browser.OpenAsync();
        await page.ShowAsync($"<div class=\"rendered_html\">{SampleRuns.Lru().ToHtml()}{SampleFigures.Timings().ToHtml()}</div>", head: Rules);

        Assert.Equal(0, await page.Page.EvaluateAsync<double>(
            "() => document.querySelector('.lecture38-stepper li').getBoundingClientRect().left - document.querySelector('.lecture38-stepper').getBoundingClientRect().left"));
        Assert.Equal("list-item", await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('summary')).display"));
    }
}
