using System.Text.RegularExpressions;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Lecture38.Runner;

/// <summary>A block of code: C# in colours, everything else as it is.</summary>
internal sealed partial class CodeElement : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        var language = (block as FencedCodeBlock)?.Info ?? "";
        var code = block.Lines.ToString();
        var html = language is "csharp" or "cs" or "c#" or "C#" ? CSharpHighlighter.Highlight([code], [])[0] : HtmlEncoding.Text(code);
        renderer.EnsureLine();
        renderer.WriteLine($"<pre data-scroll=\"Code\"><code{ClassOf(language)}>{html}</code></pre>");
    }

    private static string ClassOf(string language) => language switch
    {
        "cs" or "c#" or "C#" => " class=\"language-csharp\"",
        _ when PlainName().IsMatch(language) => $" class=\"language-{language}\"",
        _ => "",
    };

    [GeneratedRegex("^[A-Za-z0-9+#-]{1,30}$")]
    private static partial Regex PlainName();
}
