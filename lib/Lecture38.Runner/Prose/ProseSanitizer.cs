using Ganss.Xss;

namespace Lecture38.Runner;

/// <summary>What HTML may stand in prose.</summary>
internal static class ProseSanitizer
{
    private const string Elements =
        "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 "
        + "hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var wbr "
        + "math annotation merror mfrac mi mmultiscripts mn mo mover mpadded mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup "
        + "mtable mtd mtext mtr munder munderover semantics";

    private const string Attributes =
        "alt align aria-label class cite colspan datetime dir display encoding headers height href id lang open reversed role rowspan scope span "
        + "src start stretchy tabindex title value width accent accentunder alttext columnalign fence form largeop linethickness mathvariant "
        + "maxsize minsize movablelimits notation rowalign separator symmetric";

    private const string Classes =
        "anchor center footnotes heading left math right table task k kc t m s e n c d";

    public static HtmlSanitizer Create() => new(new HtmlSanitizerOptions
    {
        AllowedTags = Words(Elements),
        AllowedAttributes = Words(Attributes),
        AllowedSchemes = Words("http https mailto data"),
        UriAttributes = Words("href src cite"),
        AllowedClasses = Words(Classes),
    })
    {
        KeepChildNodes = true,
    };

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);
}
