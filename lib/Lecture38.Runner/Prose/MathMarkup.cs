namespace Lecture38.Runner;

/// <summary>TeX as MathML.</summary>
internal static class MathMarkup
{
    public static string Of(string tex, bool isBlock) => $"<code class=\"math\">{HtmlEncoding.Text(tex.Trim())}</code>";
}
