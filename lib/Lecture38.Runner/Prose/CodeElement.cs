using System.Text.RegularExpressions;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Lecture38.Runner;

/// <summary>Writes a code block; C# in colours.</summary>
internal sealed partial class CodeElement : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        var language = (block as FencedCodeBlock)?.Info ?? "";
        var code = block.Lines.ToString();
        var html = language == "csharp" ? CSharpHighlighter.Highlight([code], [])[0] : HtmlEncoding.Text(code);
        var languageClass = LanguageName().IsMatch(language) ? $" class=\"language-{language}\"" : "";
        renderer.EnsureLine();
        renderer.WriteLine($"<pre data-scroll=\"Code\"><code{languageClass}>{html}</code></pre>");
    }

    [GeneratedRegex("^[A-Za-z0-9+#-]{1,30}$")]
    private static partial Regex LanguageName();
}
