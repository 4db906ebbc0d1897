using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;

namespace Lecture38.Runner.Tests;

public class HostileProseTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<ScRiPt src=//e.example/x.js></sCrIpT>")]
    [InlineData("<scr<script>ipt>alert(1)</scr</script>ipt>")]
    [InlineData("text <script>alert(1)")]
    [InlineData("`<script>`<script>alert(1)</script>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](java&#x09;script:alert(1))")]
    [InlineData("[x](&#106;avascript&colon;alert(1))")]
    [InlineData("[x](&#1;javascript:alert(1))")]
    [InlineData("[x](<java\tscript:alert(1)>)")]
    [InlineData("[x](< javascript:alert(1)>)")]
    [InlineData("[x](javascript&#58;//https://a.example/%0aalert(1))")]
    [InlineData("[x](vbscript:msgbox(1))")]
    [InlineData("[x](data:text/html,<script>alert(1)</script>)")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)")]
    [InlineData("[x](file:///etc/passwd)")]
    [InlineData("[x](//e.example/x)")]
    [InlineData("[x](\\\\e.example\\x)")]
    [InlineData("[x](blob:https://e.example/x)")]
    [InlineData("[x][r]\n\n[r]: javascript:alert(1)")]
    [InlineData("[r]\n\n[r]: <javascript:alert(1)> 'onclick=\"alert(1)'")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("<data:text/html,x>")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("![x](data:text/html,<script>alert(1)</script>)")]
    [InlineData("![x](https://e.example/x.png)")]
    [InlineData("![\" onerror=alert(1) x=\"](x.png)")]
    [InlineData("![x](x.png \"\\\" onerror=alert(1) x=\\\"\")")]
    [InlineData("[x](y '\"><script>alert(1)</script>')")]
    [InlineData("[x](y\"onclick=alert(1))")]
    [InlineData("# \" onclick=alert(1) x=\"")]
    [InlineData("```\" onclick=alert(1) x=\"\nx\n```")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<a href=\"java&#x0A;script:alert(1)\">x</a>")]
    [InlineData("<svg onload=alert(1)><script>alert(1)</script></svg>")]
    [InlineData("<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>")]
    [InlineData("<!--><img src=x onerror=alert(1)>-->")]
    [InlineData("<![CDATA[<img src=x onerror=alert(1)>]]>")]
    [InlineData("<?php <img src=x onerror=alert(1)> ?>")]
    [InlineData("<plaintext>")]
    [InlineData("</main></div></body></html><div id=book-nav class=cell>")]
    [InlineData("<table><tr><td>unclosed <select><option>x")]
    public void No_disguise_gets_through(string markdown) => AssertHarmless(markdown);

    private static readonly string[] Pieces =
    [
        "<script>", "</script>", "<style>", "</style>", "<svg>", "</svg>", "<math>", "<mtext>", "<mglyph>", "</math>", "<annotation-xml encoding=text/html>", "<table>", "<tr>",
        "<td>", "</table>", "<p>", "</p>", "<a href=javascript:x>", "<a href=y.ipynb>", "</a>", "<img src=x onerror=y>", "<!--", "-->", "<details>", "</details>", "</div>", "<div id=x>",
        "<h2 id=book-x>", "</h2>", "<select>", "<template>", "<textarea>", "<noscript>", "<iframe srcdoc=x>", "<li>", "<form>", "<b>", "</b>", "title=\"", "'", "\"", ">", "<",
        "[x](javascript:y)", "[x](", ")", "![", "](", "]: javascript:z", "\n", "\n\n", "# ", "## x\n", "> ", "- ", "| a | b |\n|--|--|\n", "```csharp\n", "```\n", "`", "x",
        "&#x6a;", "&lt;script&gt;", "<https://a.example>", "*", "**", "~~", "\\", "\u0000", "\u00a0", "é",
    ];

    [Fact]
    public void No_text_at_all_gets_through() =>
        Pick.Joined(14, Pieces).Sample(AssertHarmless, iter: 1_000);

    [Fact]
    public void No_characters_get_through() => Gen.String[Gen.Char["<>/\"'=#[]()!`$*_~|-&;: \nabijsx\t\\"], 0, 60].Sample(AssertHarmless, iter: 1_000);

    [Theory]
    [InlineData("<script></script>")]
    [InlineData("<a href=' java&#9;script:x'>x</a>")]
    [InlineData("<a href='data:text/html,x'>x</a>")]
    [InlineData("<img src='https://e.example/x'>")]
    [InlineData("<img src='data:text/html,x'>")]
    [InlineData("<b onclick=x>x</b>")]
    [InlineData("<b style=x>x</b>")]
    [InlineData("<b id=book-x>x</b>")]
    [InlineData("</main>")]
    [InlineData("<p><p>")]
    [InlineData("<b>")]
    [InlineData("<a href=//e.example>x</a>")]
    public void The_check_finds_what_it_looks_for(string html) => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertHarmlessHtml(html));

    private static void AssertHarmless(string markdown) => AssertHarmlessHtml(ProseRendererTests.Render(markdown).Html);

    private static void AssertHarmlessHtml(string html)
    {
        var page = Parse($"<main><div class=\"prose\">{html}</div></main><p id=\"after\">after</p>");
        Assert.Equal("MAIN P", string.Join(' ', page.Body!.Children.Select(child => child.TagName)));
        var prose = page.QuerySelector("main > div.prose:only-child")!;
        Assert.Equal(Parse(html).Body!.InnerHtml, prose.InnerHtml);
        Assert.Equal(html.Count(sign => sign == '<'), prose.InnerHtml.Count(sign => sign == '<'));
        Assert.Equal(prose.InnerHtml, Parse(prose.InnerHtml).Body!.InnerHtml);
        Assert.All(prose.QuerySelectorAll("*"), AssertHarmless);
    }

    private static readonly HashSet<string> Forbidden =
    [
        "script", "style", "iframe", "frame", "object", "embed", "applet", "form", "input", "button", "select", "textarea", "base", "link", "meta", "svg", "template", "noscript",
        "video", "audio", "dialog", "slot", "title", "xmp", "plaintext", "body", "html", "annotation-xml", "mglyph",
    ];

    private static void AssertHarmless(IElement element)
    {
        Assert.DoesNotContain(element.LocalName, Forbidden);
        foreach (var attribute in element.Attributes)
        {
            Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.Name);
            Assert.False((attribute.Name == "style" && !attribute.Value.StartsWith("text-align: ", StringComparison.Ordinal)) || attribute.Name is "srcdoc" or "srcset" or "ping" or "target" or "formaction" or "action" or "popover" or "name", attribute.Name);
            AssertTarget(element, attribute.Name, attribute.Value);
        }

        Assert.DoesNotContain("cell", element.ClassList);
        Assert.DoesNotMatch("^(book|cell)-|^Plotly$", element.Id ?? "");
    }

    private static void AssertTarget(IElement element, string attribute, string value)
    {
        if (attribute is not ("href" or "src" or "cite" or "xlink:href"))
        {
            return;
        }

        var url = new string([.. value.Where(character => character > ' ')]);
        var scheme = url.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && !url[..colon].AsSpan().ContainsAny("/?#") ? url[..colon].ToLowerInvariant() : "";
        Assert.Contains(scheme, element.LocalName == "img" ? ["", "data"] : (string[])["", "http", "https", "mailto"]);
        Assert.False(scheme == "data" && !url.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase), value);
        Assert.DoesNotMatch(@"^[/\\]{2}", url);
    }

    private static AngleSharp.Html.Dom.IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument($"<!doctype html><body>{html}");
}
