namespace Lecture38.Runner.Tests;

/// <summary>HTML that tries to reach out of its output.</summary>
public static class HostileHtml
{
    private const string Breakout = "</template></iframe></div></div></article></main></body></html><p id=after>";

    public static TheoryData<string> All { get; } =
    [
        "<div><table><tr><td><b><a href='x'>never closed",
        $"{Breakout}text",
        $"\"></iframe>{Breakout}",
        $"&quot;&gt;&lt;/iframe&gt;{Breakout}",
        "<p id=after>again</p><p id=cell-next>again</p><p id=same>1</p><p id=same>2</p>",
        "<style>body{display:none} *{visibility:hidden}</style><p>x</p>",
        "<div style='position:fixed;inset:0;z-index:2147483647;background:red'>over</div>",
        "<div style='margin:-500px;width:5000px;height:100000px;background:red'>large</div>",
        $"<plaintext>{Breakout}",
        $"<textarea>{Breakout}",
        $"<!-- {Breakout}",
        $"<noscript><p title='</noscript>{Breakout}'></noscript>",
        $"<svg><style><a title='</style>{Breakout}'></style></svg>",
        "<base href='https://outside.test/'><meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">",
        "<link rel=stylesheet href=https://outside.test/a.css><style>@import 'https://outside.test/b.css'; p{background:url(https://outside.test/c.png)}</style><p>x</p>",
        "<img src=https://outside.test/d.png srcset='https://outside.test/e.png 2x'><iframe src=https://outside.test/f></iframe><video src=https://outside.test/g></video>",
        "<form action=https://outside.test/h><input autofocus name=a><button formaction=https://outside.test/i>go</button></form>",
        "<div class='lecture38-figure' style='position:fixed;inset:0'>like the library's</div>",
        "<p>\u0000\u0001\uFFFF text</p><pre>\n\nfirst</pre>",
        $"{string.Concat(Enumerable.Repeat("<div>", 1_900))}deep",
        "<script>parent.document.body.remove()</script><script>document.body.textContent = ''</script>",
        "<script>top.location = 'https://outside.test/j'</script>",
        "<img src=x onerror='parent.document.body.remove()'>",
        $"<script>{"<!--<script>"}</script>{Breakout}",
        "<script>fetch('https://outside.test/k'); new Image().src = 'https://outside.test/l'; new WebSocket('wss://outside.test/m')</script>",
        "<script>setInterval(() => parent.postMessage({ outputHeight: 1e9 }, '*'), 100)</script>",
    ];
}
