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
        var tex = math.Lines.ToString();
        renderer.EnsureLine();
        renderer.WriteLine(string.IsNullOrWhiteSpace(tex) ? "<p>$$</p>" : $"<p>{MathMarkup.Of(tex, isBlock: true)}</p>");
    }
}
