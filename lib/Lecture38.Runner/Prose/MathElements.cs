using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Lecture38.Runner;

/// <summary>A formula in a line: <c>$…$</c>.</summary>
internal sealed class MathElement : HtmlObjectRenderer<MathInline>
{
    protected override void Write(HtmlRenderer renderer, MathInline math) =>
        renderer.Write(MathMarkup.Of(math.Content.ToString(), isBlock: math.DelimiterCount > 1));
}

/// <summary>A formula on lines of its own: <c>$$…$$</c>.</summary>
internal sealed class MathBlockElement : HtmlObjectRenderer<MathBlock>
{
    protected override void Write(HtmlRenderer renderer, MathBlock math)
    {
        renderer.EnsureLine();
        renderer.WriteLine($"<p>{MathMarkup.Of(math.Lines.ToString(), isBlock: true)}</p>");
    }
}
