namespace Lecture38.Runner.Tests;

/// <summary>HTML that tries to reach out of its output.</summary>
public static class HostileHtml
{
    private const string Breakout = "</template></div></div></main></body></html><p id=after>";

    public static TheoryData<string> WithoutScripts { get; } =
    [
        "<div><table><tr><td><b><a href='x'>never closed",
        "</main></div></section></body></html>",
        $"{Breakout}text",
        "<p id=after>again</p><p id=before>again</p><p id=same>1</p><p id=same>2</p>",
        "<style>body{display:none} p{color:red!important} *{visibility:hidden}</style><p>x</p>",
        "<style>:host{position:fixed!important;inset:0!important;z-index:99999!important;background:red;display:block!important}</style><p>x</p>",
        "<div style='position:fixed;inset:0;z-index:2147483647;background:red'>over</div>",
        "<div style='position:absolute;top:-9999px;left:-9999px;width:99999px;height:99999px;background:red'>over</div>",
        "<div style='margin:-500px;width:5000px;height:100000px;background:red'>large</div>",
        $"<table>{string.Concat(Enumerable.Repeat("<tr>" + string.Concat(Enumerable.Repeat("<td>cell</td>", 40)) + "</tr>", 400))}</table>",
        $"<plaintext>{Breakout}",
        $"<xmp>{Breakout}</xmp>",
        $"<textarea>{Breakout}",
        $"<title>{Breakout}",
        $"<!-- {Breakout}",
        $"<noscript><p title='</noscript>{Breakout}'></noscript>",
        $"<noembed><p title='</noembed>{Breakout}'></noembed><noframes>{Breakout}",
        $"<svg><style><a title='</style>{Breakout}'></style></svg>",
        $"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;{Breakout}'>",
        $"<svg></p><style><a id='</style>{Breakout}'>",
        $"<style><!-- {Breakout}</style><style>{Breakout}",
        "<template shadowrootmode=open><style>*{display:none}</style></template>",
        "<base href='https://outside.test/'><base target=_blank><meta http-equiv=refresh content='0;url=https://outside.test/'>",
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">",
        "<link rel=stylesheet href=https://outside.test/a.css><link rel=preload as=image href=https://outside.test/a.png>",
        "<style>@import 'https://outside.test/a.css'; @import url(//outside.test/b.css); p{background:url(https://outside.test/a.png)}</style><p>x</p>",
        "<style>p{background:u\\72l(https://outside.test/c.png);cursor:image-set('https://outside.test/d.png' 1x)} @\\69mport 'https://outside.test/e.css';</style><p>x</p>",
        "<style>@font-face{font-family:f;src:url(https://outside.test/f.woff)} p{font-family:f}</style><p>x</p>",
        "<p style='background:url(https://outside.test/g.png)'>x</p><table background=https://outside.test/h.png><tr><td>x</table>",
        "<img src=https://outside.test/i.png srcset='https://outside.test/j.png 2x'><img src=beside.png alt='a plan'><picture><source srcset=//outside.test/k.png></picture>",
        "<svg><image href='https://outside.test/l.png'/><use xlink:href='https://outside.test/m.svg#x'/><rect fill=\"url(https://outside.test/n.svg#y)\" width=9 height=9 /></svg>",
        "<svg><image><set attributeName=href to='https://outside.test/z.png'/><animate attributeName='xlink:href' values='https://outside.test/z'/></image></svg>",
        "<iframe src=https://outside.test/o></iframe><embed src=https://outside.test/p><object data=https://outside.test/q><p>fallback</p></object>",
        "<video src=https://outside.test/r poster=https://outside.test/s.png autoplay></video><audio src=https://outside.test/t></audio>",
        "<form action=https://outside.test/u><input autofocus name=a><button formaction=https://outside.test/v>go</button></form>",
        "<a href='javascript:document.body.remove()'>a</a><a href='data:text/html,x'>b</a><a href='notes.txt'>c</a><a href='https://outside.test/' ping='https://outside.test/w'>d</a>",
        "<dialog open style='position:fixed'>x</dialog><div popover=manual>y</div><marquee>z</marquee>",
        "<frameset><frame src=https://outside.test/x></frameset><body style='display:none' background=https://outside.test/y>",
        "<div class='lecture38-figure' style='position:fixed;inset:0'>like the library's</div>",
        "<div class='lecture38-callout book-contents'>like the library's</div>",
        "<figure class='lecture38-figure' id=after>like the library's</figure>",
        "<p>\u0000\u0001\uFFFF text</p><pre>\n\nfirst</pre>",
        $"{string.Concat(Enumerable.Repeat("<div>", 1_900))}deep",
        $"{string.Concat(Enumerable.Repeat("<b><p>", 300))}formatted",
    ];

    public static TheoryData<string> WithScripts { get; } =
    [
        "<script>document.body.textContent = ''</script>",
        "<script>parent.document.body.remove()</script>",
        "<script>top.location = 'https://outside.test/a'</script>",
        "<p onclick='x'>a</p><img src=x onerror='parent.document.body.remove()'>",
        $"<script>{"<!--<script>"}</script>{Breakout}",
        "<script>document.write('</main></body>'); document.close()</script>",
        "<script>setInterval(() => parent.postMessage({ outputHeight: 1e9 }, '*'), 1)</script>",
        "<script>for (const frame of [parent, top]) { try { frame.document } catch { } }</script><style>body{display:none}</style>",
    ];
}
