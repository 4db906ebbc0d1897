using AngleSharp.Html.Parser;
using CsCheck;

namespace Lecture38.Runner.Tests;

public class MathTests
{
    [Theory]
    [InlineData("x^2", "<msup><mi>x</mi><mn>2</mn></msup>")]
    [InlineData("x_{n+1}", "<msub><mi>x</mi><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msub>")]
    [InlineData("a_i^2", "<msubsup><mi>a</mi><mi>i</mi><mn>2</mn></msubsup>")]
    [InlineData("x^10", "<msup><mi>x</mi><mn>1</mn></msup><mn>0</mn>")]
    [InlineData(@"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>")]
    [InlineData(@"\frac{a}{b}", "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>")]
    [InlineData(@"\sqrt[3]{8}", "<mroot><mrow><mn>8</mn></mrow><mrow><mn>3</mn></mrow></mroot>")]
    [InlineData(@"\sum_{i=1}^n i", "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>")]
    [InlineData(@"\left( x \right)", "<mrow><mo stretchy=\"true\">(</mo><mrow><mi>x</mi></mrow><mo stretchy=\"true\">)</mo></mrow>")]
    [InlineData(@"O(n \log n)", "<mi>O</mi><mo stretchy=\"false\">(</mo><mi>n</mi><mi>log</mi><mi>n</mi><mo stretchy=\"false\">)</mo>")]
    [InlineData(@"3.14 \le \pi", "<mn>3.14</mn><mo>≤</mo><mi>π</mi>")]
    [InlineData(@"\text{hit ratio}", "<mtext>hit&nbsp;ratio</mtext>")]
    [InlineData("a < b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>")]
    [InlineData("f'", "<msup><mi>f</mi><mo>′</mo></msup>")]
    public void A_formula_becomes_mathml(string tex, string mathml) =>
        Assert.Contains($"<semantics><mrow>{mathml}</mrow><annotation encoding=\"application/x-tex\">", Render($"${tex}$"), StringComparison.Ordinal);

    [Theory]
    [InlineData(@"\begin{matrix}a\end{matrix}")]
    [InlineData(@"\unknown{x}")]
    [InlineData(@"\frac{a}")]
    [InlineData("x^")]
    [InlineData("{x")]
    [InlineData("x}")]
    [InlineData(@"\left( x")]
    [InlineData(@"\right)")]
    [InlineData("x^2^3")]
    [InlineData("ä")]
    public void What_is_outside_the_subset_is_shown_as_it_was_written(string tex) =>
        Assert.Contains($"<code class=\"math\">{tex}</code>", Render($"${tex}$"), StringComparison.Ordinal);

    [Theory]
    [InlineData("costs $5 and $6")]
    [InlineData("from $5-$6 on")]
    [InlineData("$5")]
    [InlineData("US$ and A$")]
    [InlineData("`$x$`")]
    [InlineData(@"\$x\$")]
    [InlineData("$ x $")]
    [InlineData("5 $ and 6 $")]
    [InlineData("a $b and c $ d")]
    [InlineData("US$x$")]
    [InlineData("$$")]
    public void A_dollar_in_prose_is_a_dollar(string markdown) => Assert.DoesNotContain("math", Render(markdown), StringComparison.Ordinal);

    [Fact]
    public void A_block_is_a_formula_on_its_own_line() =>
        Assert.StartsWith("<p><math display=\"block\" alttext=\"a = 1\"><semantics>", Render("$$\na = 1\n$$"), StringComparison.Ordinal);

    [Fact]
    public void A_formula_survives_beside_html()
    {
        const string Formula = @"$\frac{a}{b} \left[ \sqrt{\bar x} \right] \quad \binom n k$";

        Assert.Equal(Render(Formula), Render(Formula + "<b></b>").Replace("<b></b>", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Any_formula_is_well_formed_and_keeps_what_was_written() =>
        Pick.Joined(12, "x", "1", "{", "}", "^", "_", "\\frac", "\\sqrt", "[", "]", "\\left(", "\\right)", "\\sum", "\\text{a}", " ", "\\", "'", "<", "&", "\\alpha", "+", ".")
            .Where(tex => tex.Trim().Length > 0)
            .Sample(tex =>
            {
                var html = Render($"$$\n{tex}\n$$").TrimEnd('\n');
                var body = new HtmlParser().ParseDocument(html).Body!;
                Assert.Equal(html.Replace("\"", "'", StringComparison.Ordinal), body.InnerHtml.TrimEnd('\n').Replace("\"", "'", StringComparison.Ordinal));
                Assert.Equal(tex.Trim(), body.QuerySelector("code.math, annotation")!.TextContent);
            });

    private static string Render(string markdown) => ProseRendererTests.Render(markdown).Html;
}
