using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Lecture38.Runner;

/// <summary>
/// HTML that this course's library displays: figures, steppers, tables, callouts, timelines. It is known by what it is made of,
/// no other element, attribute or class, and no style or script but the library's own. So it can stand in the page as it is,
/// and its styles and scripts, which the page links once, are left out. It has no ids, and none is allowed.
/// </summary>
internal static partial class LibraryHtml
{
    private static readonly string[] Styles =
    [
        DisplayResources.TableStyles, DisplayResources.FigureStyles, DisplayResources.TimelineStyles, DisplayResources.CalloutStyles,
        DisplayResources.StepperStyles,
    ];

    private static readonly string[] Scripts = [DisplayResources.FigureScript, DisplayResources.StepperScript];

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    private static readonly string[] Roots =
        ["lecture38-figure", "lecture38-stepper", "lecture38-table", "lecture38-callout", "lecture38-timeline"];

    private static readonly HashSet<string> Elements =
    [
        "figure", "figcaption", "div", "details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td", "p", "span", "b", "i",
        "em", "u", "del", "strong", "ol", "li", "time", "button", "input", "svg", "path", "style", "script",
    ];

    private static readonly HashSet<string> Attributes =
    [
        "class", "style", "role", "scope", "colspan", "type", "min", "max", "value", "autocomplete", "hidden", "open", "viewBox", "d",
        "data-plotly", "data-table", "aria-label", "aria-hidden",
    ];

    private static readonly HashSet<string> Classes =
    [
        .. Roots, "lecture38-plot", "lecture38-acts", "lecture38-fails", "lecture38-gap", "number", "one-line", "not-attempted", "wrong",
        "close", "right", "lru", "ttl", "alerts", "controls", "say", "act", "good", "warn", "cells", "new", "free", "head", "sum", "gone",
        "expired",
    ];

    /// <summary>Appends the fragment if it is the library's; false where it is not.</summary>
    internal static bool TryAppend(OutputPart part, IElement fragment)
    {
        if (!IsLibrary(fragment))
        {
            return false;
        }

        TakeResourcesAway(part, fragment);
        foreach (var table in fragment.QuerySelectorAll(".lecture38-table"))
        {
            table.SetAttribute("data-scroll", "Table");
        }

        part.Html.Append("<div class=\"output display\" ").Append(part.Scrolling("Output")).Append('>');
        HtmlWriter.AppendChildren(part.Html, fragment);
        part.Html.Append("</div>\n");
        return true;
    }

    private static bool IsLibrary(IElement fragment) =>
        fragment.Children.Any(child => Roots.Any(child.ClassList.Contains))
        && fragment.ChildNodes.All(IsRoot)
        && fragment.QuerySelectorAll("*").All(IsOfLibrary);

    private static bool IsRoot(INode node) => node switch
    {
        IElement { LocalName: "style" } => true,
        IElement element => Roots.Any(element.ClassList.Contains),
        IText text => string.IsNullOrWhiteSpace(text.Data),
        _ => true,
    };

    private static bool IsOfLibrary(IElement element) =>
        Elements.Contains(element.LocalName)
        && element.Attributes.All(IsOfLibrary)
        && element.LocalName switch
        {
            "style" => IsMadeOfStyles(element.TextContent),
            "script" => IsData(element) || Scripts.Contains(element.TextContent),
            "figure" => element.ClassList.Contains("lecture38-stepper") || (IsFigure(element) && element.QuerySelectorAll("script").Any(IsData)),
            _ => true,
        };

    private static bool IsOfLibrary(IAttr attribute) => Attributes.Contains(attribute.Name) && attribute.Name switch
    {
        "class" => attribute.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(Classes.Contains),
        "style" => Quantity().IsMatch(attribute.Value),
        _ => true,
    };

    private static bool IsFigure(IElement element) => element.ClassList.Contains("lecture38-figure");

    /// <summary>The figure of a plot, as JSON that reads, and that makes plotly.js load nothing.</summary>
    private static bool IsData(IElement script)
    {
        if (script.GetAttribute("type") != "application/json" || script.Closest(".lecture38-figure") is null)
        {
            return false;
        }

        try
        {
            return JsonNode.Parse(script.TextContent, documentOptions: Options) is JsonObject figure && PlotlyHtml.LoadsNothing(figure);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>An element may hold several of the library's style sheets, one after the other.</summary>
    private static bool IsMadeOfStyles(string css)
    {
        var rest = css.AsSpan();
        while (rest.Length > 0)
        {
            var start = 0;
            foreach (var styles in Styles)
            {
                start = rest.StartsWith(styles) ? styles.Length : start;
            }

            if (start == 0)
            {
                return false;
            }

            rest = rest[start..];
        }

        return true;
    }

    private static void TakeResourcesAway(OutputPart part, IElement fragment)
    {
        foreach (var element in fragment.QuerySelectorAll("style, script, figure"))
        {
            switch (element.LocalName)
            {
                case "script" when element.HasAttribute("type"):
                    // Without a "<", nothing in the JSON can end the element or open another.
                    element.TextContent = element.TextContent.Replace("<", "\\u003c", StringComparison.Ordinal);
                    break;
                case "figure" when IsFigure(element):
                    element.SetAttribute("data-plotly", $"{Book.AssetsFolder}/{OutputAssets.Plotly}");
                    part.Need(OutputNeeds.Figures);
                    break;
                case "figure":
                    part.Need(OutputNeeds.Steppers);
                    break;
                default:
                    element.Remove();
                    break;
            }
        }
    }

    /// <summary>Custom properties with plain lengths or shares, as steppers have them: they draw nothing by themselves.</summary>
    [GeneratedRegex(@"^(?:--(?:label|life): ?\d+(?:\.\d+)?(?:ch|%);?)+$")]
    private static partial Regex Quantity();
}
