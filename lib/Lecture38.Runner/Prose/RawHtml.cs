using System.Security.Cryptography;
using System.Text;
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

    private readonly HashSet<string> _ownIds = [];

    /// <summary>Each time that HTML is read, it may come out as something else; what has not settled by then is not meant well.</summary>
    private const int MostReadings = 4;

    /// <summary>A mark that the text does not hold, be it as a character reference: its author cannot write the hash of all of it.</summary>
    public static string MarkThatIsNotIn(string markdown) => $"own-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(markdown)))}-";

    /// <summary>The page's own ids that the cleaned text has: a heading in an element that went, went with it.</summary>
    public IReadOnlySet<string> OwnIds => _ownIds;

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
            var isOurs = TakeMarkOff(element, "id", "");
            if (isOurs)
            {
                _ownIds.Add(element.Id!);
            }
            else if (element.Id is { } id && !ids.TryTake(id))
            {
                element.RemoveAttribute("id");
            }

            switch (element)
            {
                case IHtmlHeadingElement when !isOurs:
                    ReplaceHeading(element);
                    break;
                case IHtmlAnchorElement when element.HasAttribute("href") && !TakeMarkOff(element, "href", "#"):
                    SettleLink(element);
                    break;
                case IHtmlImageElement:
                    SettleImage(element);
                    break;
            }
        }
    }

    /// <summary>True if the attribute is the page's own.</summary>
    private bool TakeMarkOff(IElement element, string attribute, string before)
    {
        if (element.GetAttribute(attribute) is not { } value || !value.StartsWith(before + mark, StringComparison.Ordinal))
        {
            return false;
        }

        element.SetAttribute(attribute, before + value[(before.Length + mark.Length)..]);
        return true;
    }

    /// <summary>A heading in HTML has no place in the order of the page's headings: it stays as a line that looks like one.</summary>
    private static void ReplaceHeading(IElement heading)
    {
        var line = heading.Owner!.CreateElement("div");
        line.ClassName = "heading";
        MoveChildren(heading, line);
        heading.Replace(line);
    }

    private void SettleLink(IElement link)
    {
        if (targets.OfLink(link.GetAttribute("href")) is { } target)
        {
            link.SetAttribute("href", target);
        }
        else
        {
            link.RemoveAttribute("href");
        }
    }

    /// <summary>An image that would have to be fetched leaves its description.</summary>
    private void SettleImage(IElement image)
    {
        var description = image.GetAttribute("alt") ?? "";
        if (targets.OfImage(image.GetAttribute("src")) is { } source)
        {
            image.SetAttribute("src", source);
            image.SetAttribute("alt", description);
        }
        else
        {
            image.Replace(image.Owner!.CreateTextNode(description));
        }
    }

    private static void MoveChildren(IElement from, IElement to)
    {
        while (from.FirstChild is { } child)
        {
            to.AppendChild(child);
        }
    }
}
