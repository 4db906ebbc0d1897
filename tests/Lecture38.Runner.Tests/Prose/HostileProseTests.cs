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
    [InlineData("<script\n>alert(1)\n\n</script\n>")]
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
    [InlineData("$\" onclick=alert(1) <script>alert(1)</script>$")]
    [InlineData("$$\n</math><script>alert(1)</script>\n$$")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<img/src=x/onerror=alert(1)>")]
    [InlineData("<img src=x onerror\n=\nalert(1)>")]
    [InlineData("<img src=\"javascript:alert(1)\">")]
    [InlineData("<img srcset=\"https://e.example/x 1x\" src=a.png>")]
    [InlineData("<a href=\"java&#x0A;script:alert(1)\">x</a>")]
    [InlineData("<a class=anchor href=\"data:text/html,x\">x</a>")]
    [InlineData("<a href=\" &#14; javascript:alert(1)\">x</a>")]
    [InlineData("<a href=x ping=https://e.example target=_top>x</a>")]
    [InlineData("<svg onload=alert(1)><script>alert(1)</script></svg>")]
    [InlineData("<svg><a xlink:href=\"javascript:alert(1)\"><text y=9>x</text></a></svg>")]
    [InlineData("<svg><use href=\"data:image/svg+xml,<svg id=x onload=alert(1)>#x\"/></svg>")]
    [InlineData("<svg><style><img src=x onerror=alert(1)></style></svg>")]
    [InlineData("<svg><foreignObject><iframe src=javascript:alert(1)></iframe></foreignObject></svg>")]
    [InlineData("<math href=\"javascript:alert(1)\"><mi href=\"javascript:alert(1)\" xlink:href=\"javascript:alert(1)\">x</mi></math>")]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">")]
    [InlineData("<math><annotation-xml encoding=\"text/html\"><script>alert(1)</script></annotation-xml></math>")]
    [InlineData("<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>")]
    [InlineData("<iframe src=https://e.example></iframe>")]
    [InlineData("<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>")]
    [InlineData("<object data=x></object><embed src=x><applet code=x></applet>")]
    [InlineData("<form action=https://e.example><input name=x><button formaction=javascript:alert(1)>x</button></form>")]
    [InlineData("<base href=https://e.example/><link rel=stylesheet href=https://e.example/x.css>")]
    [InlineData("<meta http-equiv=refresh content=\"0;url=https://e.example\">")]
    [InlineData("<style>@import url(https://e.example/x.css); body { display: none }</style>")]
    [InlineData("<p style=\"position:fixed;inset:0;background:url(https://e.example)\">x</p>")]
    [InlineData("<video src=x onerror=alert(1)></video><audio src=https://e.example/x autoplay></audio>")]
    [InlineData("<details open ontoggle=alert(1)><summary onclick=alert(1)>x</summary>\n\n<details>\n\n<details ontoggle=alert(1)>\n\n# y")]
    [InlineData("<template><script>alert(1)</script></template><noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>")]
    [InlineData("<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>")]
    [InlineData("<title><a title=\"</title><img src=x onerror=alert(1)>\">")]
    [InlineData("<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">")]
    [InlineData("<!--><img src=x onerror=alert(1)>-->")]
    [InlineData("<!-- --!><img src=x onerror=alert(1)> -->")]
    [InlineData("<![CDATA[<img src=x onerror=alert(1)>]]>")]
    [InlineData("<?php <img src=x onerror=alert(1)> ?>")]
    [InlineData("<plaintext>")]
    [InlineData("</main></div></body></html><div id=book-nav class=cell>")]
    [InlineData("<table><tr><td>unclosed <select><option>x")]
    [InlineData("<body onload=alert(1)><html lang=x onclick=alert(1)>")]
    [InlineData("<div hidden=until-found popover id=cell-x name=y accesskey=z contenteditable draggable=true>x</div>")]
    [InlineData("<button popovertarget=x onbeforetoggle=alert(1)>x</button>")]
    [InlineData("<blockquote cite=\"javascript:alert(1)\">x</blockquote>")]
    [InlineData("<p id=own-x><a href=#own-x id=own-- class=\"own-x k\">x</a></p>")]
    [InlineData("<p id=&#111;wn-book-status><a href=#&#x6f;wn-x class=\"&#111;wn-x k\">x</a></p><h2 id=own&hyphen;x>x</h2>")]
    [InlineData("<b id=Plotly>x</b>")]
    [InlineData("<dialog open>x</dialog><slot name=x></slot><x-y onclick=alert(1)>z</x-y>")]
    public void No_disguise_gets_through(string markdown) => AssertHarmless(markdown);

    private static readonly string[] Pieces =
    [
        "<script>", "</script>", "<style>", "</style>", "<svg>", "</svg>", "<math>", "<mtext>", "<mglyph>", "</math>", "<annotation-xml encoding=text/html>", "<table>", "<tr>",
        "<td>", "</table>", "<p>", "</p>", "<a href=javascript:x>", "<a href=y.ipynb>", "</a>", "<img src=x onerror=y>", "<!--", "-->", "<details>", "</details>", "</div>", "<div id=x>",
        "<h2 id=book-x>", "</h2>", "<select>", "<template>", "<textarea>", "<noscript>", "<iframe srcdoc=x>", "<li>", "<form>", "<b>", "</b>", "title=\"", "'", "\"", ">", "<",
        "[x](javascript:y)", "[x](", ")", "![", "](", "]: javascript:z", "\n", "\n\n", "# ", "## x\n", "> ", "- ", "| a | b |\n|--|--|\n", "```csharp\n", "```\n", "`", "$", "$$", "x",
        "&#x6a;", "&lt;script&gt;", "<https://a.example>", "[^1]", "\n[^1]: n\n", "*", "**", "~~", "\\", "\u0000", "\u00a0", "é", "own-",
    ];

    [Fact]
    public void No_text_at_all_gets_through() =>
        Pick.Joined(14, Pieces).Sample(AssertHarmless, iter: 3_000);

    [Fact]
    public void No_characters_get_through() => Gen.String[Gen.Char["<>/\"'=#[]()!`$*_~|-&;: \nabijsx\t\\"], 0, 60].Sample(AssertHarmless, iter: 3_000);

    [Fact]
    public void Ids_are_unique_over_the_texts_of_a_page() =>
        Pick.Joined(5, "# a\n\n", "## a-1\n", "<p id=a>x</p>\n\n", "<b id=a-1>", "<i id=book-a>", "x[^1]\n\n[^1]: y\n\n", "# <b id=a>a</b>\n", "# 1 a\n", "<p id=fn:1>")
            .Array[1, 4]
            .Sample(texts =>
            {
                var page = new ProseRenderer(link => link);
                var html = string.Concat(texts.Select(text => page.Render(text).Html));
                var ids = Parse(html).QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
                Assert.Equal(ids.Distinct(), ids);
                Assert.DoesNotContain(ids, id => id.StartsWith("book-", StringComparison.Ordinal) || id.StartsWith("cell-", StringComparison.Ordinal));
            });

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
            Assert.False(attribute.Name is "style" or "srcdoc" or "srcset" or "ping" or "target" or "formaction" or "action" or "popover" or "name", attribute.Name);
            AssertTarget(element, attribute.Name, attribute.Value);
        }

        Assert.DoesNotContain(element.ClassList, name => name is "cell" || name.StartsWith("own", StringComparison.Ordinal));
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
