using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Lecture38.Runner;

/// <summary>HTML of an output as a tree, as a browser's parser makes it of what stands in a page's body.</summary>
internal static class HtmlFragment
{
    /// <summary>The fragment as the children of an element of a document of its own; null where it is nested without measure.</summary>
    internal static IElement? TryParse(string html)
    {
        if (HtmlText.IsTooDeep(html))
        {
            return null;
        }

        var parser = new HtmlParser();
        var document = parser.ParseDocument("");
        var root = document.CreateElement("div");
        root.Append([.. parser.ParseFragment(html, root)]);
        return root;
    }

    /// <summary>The fragment that holds one script.</summary>
    internal static IElement OfScript(string text)
    {
        var document = new HtmlParser().ParseDocument("");
        var root = document.CreateElement("div");
        var script = document.CreateElement("script");
        script.TextContent = EventHandlers.InElement(text);
        root.Append(script);
        return root;
    }

    /// <summary>Puts an element's children in its place.</summary>
    internal static void Unwrap(IElement element) => element.Replace([.. element.ChildNodes]);

    /// <summary>Gives an element another name; attributes and children stay.</summary>
    internal static void Rename(IElement element, string name)
    {
        var renamed = element.Owner!.CreateElement(name);
        foreach (var attribute in element.Attributes)
        {
            renamed.SetAttribute(attribute.Name, attribute.Value);
        }

        renamed.Append([.. element.ChildNodes]);
        element.Replace(renamed);
    }
}
