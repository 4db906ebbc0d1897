using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Lecture38.Runner;

/// <summary>
/// Cleans a text that holds HTML of its author's: what can run, load, submit or cover something goes, what is open is closed, and
/// links and ids become the page's. Not safe for concurrent use.
/// </summary>
/// <param name="ids">The ids of the page.</param>
/// <param name="targets">Where links may lead.</param>
/// <param name="mark">What the page's own ids begin with until now.</param>
internal sealed class RawHtml(PageIds ids, LinkTargets targets, string mark)
{
    /// <summary>Elements whose content is no text: they go with it.</summary>
    private const string WithoutText =
        "script, style, template, iframe, frame, frameset, noframes, noscript, noembed, object, embed, applet, svg, audio, video, canvas, select, textarea, title, xmp, plaintext, annotation-xml";

    /// <summary>Each time that HTML is read, it may come out as something else; what has not settled by then is not meant well.</summary>
    private const int MostReadings = 4;

    /// <summary>A mark that the text does not hold, so that its author cannot write it.</summary>
    public static string MarkThatIsNotIn(string markdown)
    {
        var mark = "own-";
        while (markdown.Contains(mark, StringComparison.OrdinalIgnoreCase))
        {
            mark += "-";
        }

        return mark;
    }

    /// <summary>The text cleaned; null if it is nested too deep, or reads differently each time.</summary>
    public string? Clean(string html)
    {
        if (HtmlText.IsTooDeep(html))
        {
            return null;
        }

        var body = Sanitize(html);
        Settle(body);
        var clean = body.InnerHtml;
        for (var reading = 0; reading < MostReadings; reading++)
        {
            var again = Sanitize(clean).InnerHtml;
            if (again == clean)
            {
                return clean;
            }

            clean = again;
        }

        return null;
    }

    private static IHtmlElement Sanitize(string html)
    {
        var document = new HtmlParser().ParseDocument($"<!doctype html><body>{html}");
        foreach (var element in document.QuerySelectorAll(WithoutText))
        {
            element.Remove();
        }

        ProseSanitizer.Create().SanitizeDom(document, document.Body);
        return document.Body!;
    }

    private void Settle(IHtmlElement body)
    {
        foreach (var element in body.QuerySelectorAll("*"))
        {
            SettleId(element);
            switch (element)
            {
                case IHtmlAnchorElement link:
                    SettleLink(link);
                    break;
                case IHtmlImageElement image:
                    SettleImage(image);
                    break;
                case IHtmlHeadingElement heading when !heading.HasAttribute("id"):
                    break;
            }
        }
    }

    private void SettleId(IElement element)
    {
        if (element.GetAttribute("id") is not { } id)
        {
            return;
        }

        if (id.StartsWith(mark, StringComparison.Ordinal))
        {
            element.SetAttribute("id", id[mark.Length..]);
        }
        else if (!ids.TryTake(id))
        {
            element.RemoveAttribute("id");
        }
    }

    private void SettleLink(IElement link)
    {
        if (link.ClassList.Contains("anchor") || link.GetAttribute("href") is not { } href)
        {
            return;
        }

        SetOrRemove(link, "href", targets.OfLink(href));
    }

    private void SettleImage(IElement image)
    {
        if (!image.HasAttribute("alt"))
        {
            image.SetAttribute("alt", "");
        }

        SetOrRemove(image, "src", targets.OfImage(image.GetAttribute("src")));
    }

    private static void SetOrRemove(IElement element, string attribute, string? value)
    {
        if (value is null)
        {
            element.RemoveAttribute(attribute);
        }
        else
        {
            element.SetAttribute(attribute, value);
        }
    }
}
