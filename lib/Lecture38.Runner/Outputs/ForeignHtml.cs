using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Lecture38.Runner;

/// <summary>
/// HTML that somebody else wrote, prepared for a place of its own: nothing in it is loaded from outside, submits a form or takes
/// the focus, and every element means the same wherever it is read again.
/// </summary>
/// <param name="notes">Where what is left out is noted.</param>
/// <param name="keepsScripts">Whether it goes where its scripts may run.</param>
internal sealed class ForeignHtml(OutputNotes notes, bool keepsScripts)
{
    /// <summary>True where the HTML would run something: a script, or the handler of an event.</summary>
    internal static bool HasScripts(IElement root) =>
        Descendants(root).Any(element => IsScript(element) || element.Attributes.Any(EventHandlers.IsHandler));

    /// <summary>The exact texts of the scripts that run.</summary>
    internal static IEnumerable<string> Scripts(IElement root) =>
        Descendants(root).Where(IsScript).Select(script => FitText.Of(script.TextContent));

    /// <summary>Prepares a fragment in place; its root stays as it is.</summary>
    internal void Prepare(IElement root)
    {
        foreach (var element in Descendants(root).ToList())
        {
            ReportOutside(element);
            PrepareAttributes(element);
            PrepareElement(element);
        }
    }

    /// <summary>True for a script that runs, rather than data.</summary>
    private static bool IsScript(IElement element) =>
        element.LocalName == "script"
        && (element.GetAttribute("type") ?? "").Trim().ToLowerInvariant() is var type
        && (type is "" or "module" or "importmap"
            || type.EndsWith("javascript", StringComparison.Ordinal) || type.EndsWith("ecmascript", StringComparison.Ordinal));

    /// <summary>All elements, those in templates included.</summary>
    private static IEnumerable<IElement> Descendants(IParentNode root) => root.QuerySelectorAll("*")
        .SelectMany(element => element is IHtmlTemplateElement template ? Descendants(template.Content).Prepend(element) : [element]);

    private void PrepareElement(IElement element)
    {
        switch (element.LocalName)
        {
            case "style":
                element.TextContent = WithoutOutside(element.TextContent);
                break;
            case "template" when keepsScripts:
            case "script" when keepsScripts && !IsLoaded(element):
                break;
            case "noscript" when !keepsScripts:
            case "object" or "applet" or "picture":
                HtmlFragment.Unwrap(element);
                break;
            case "script" or "template" or "noscript" or "base" or "meta" or "link" or "param" or "source" or "track":
            case "frameset" or "frame" or "iframe" or "embed" or "portal" or "fencedframe" or "noembed" or "noframes":
            case "img" when !element.HasAttribute("src") && !element.HasAttribute("alt"):
                element.Remove();
                break;
            case "xmp" or "listing" or "plaintext":
                HtmlFragment.Rename(element, "pre");
                break;
            case "form" or "dialog":
                HtmlFragment.Rename(element, "div");
                break;
        }
    }

    private void PrepareAttributes(IElement element)
    {
        foreach (var attribute in element.Attributes.ToList())
        {
            if (!Stays(element, attribute))
            {
                element.Attributes.RemoveNamedItem(attribute.Name);
            }
            else if (attribute.Name == "style" || element is AngleSharp.Svg.Dom.ISvgElement)
            {
                attribute.Value = WithoutOutside(attribute.Value);
            }
        }
    }

    private static bool Stays(IElement element, IAttr attribute) => attribute.LocalName.ToLowerInvariant() switch
    {
        "href" when element.LocalName is "a" or "area" => OutsideAddress.IsLink(attribute.Value),
        "href" => OutsideAddress.IsPlaceInPage(attribute.Value) || OutsideAddress.IsPictureInPage(attribute.Value),
        "src" or "poster" or "background" => OutsideAddress.IsPictureInPage(attribute.Value) && element.LocalName != "script",
        "srcset" or "imagesrcset" or "srcdoc" or "data" or "ping" or "action" or "formaction" or "longdesc" or "lowsrc" or "dynsrc" => false,
        "autofocus" or "accesskey" or "popover" or "popovertarget" or "commandfor" or "command" or "target" or "nonce" or "integrity" => false,
        "is" or "shadowrootmode" or "base" => false,
        // An animation puts any address in place of one that stays.
        "attributename" => !attribute.Value.Trim().EndsWith("href", StringComparison.OrdinalIgnoreCase),
        _ => !EventHandlers.IsHandler(attribute),
    };

    private void ReportOutside(IElement element)
    {
        var (what, address) = element.LocalName switch
        {
            "script" => ("A script", Address(element, "src", "href", "xlink:href")),
            "link" when (element.GetAttribute("rel") ?? "").Contains("stylesheet", StringComparison.OrdinalIgnoreCase) =>
                ("A style sheet", Address(element, "href")),
            "iframe" or "frame" or "embed" or "object" or "portal" or "fencedframe" => ("A page", Address(element, "src", "data", "srcdoc")),
            "video" or "audio" or "track" => ("A recording", Address(element, "src")),
            "source" when element.ParentElement?.LocalName is "video" or "audio" => ("A recording", Address(element, "src")),
            "img" or "input" or "image" or "feImage" or "use" or "source" => ("A picture", Address(element, "src", "srcset", "href", "xlink:href")),
            _ => ("A picture", Address(element, "background", "poster")),
        };
        if (address is not null && !OutsideAddress.IsPictureInPage(address) && !OutsideAddress.IsPlaceInPage(address))
        {
            notes.LeftOut(what, address);
        }
    }

    private static bool IsLoaded(IElement script) => Address(script, "src", "href", "xlink:href") is not null;

    private static string? Address(IElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.GetAttribute(name) is { } address)
            {
                return address;
            }
        }

        return null;
    }

    private string WithoutOutside(string css) => CssText.WithoutOutside(css, address => notes.LeftOut("A part of the style", address));
}
