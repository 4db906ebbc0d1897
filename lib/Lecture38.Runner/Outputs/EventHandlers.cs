using System.Globalization;
using AngleSharp.Dom;

namespace Lecture38.Runner;

/// <summary>
/// Turns attributes such as onclick into scripts that do the same: a content security policy can name a script by its hash, but
/// no attribute unless it allows what all attributes may run.
/// </summary>
internal static class EventHandlers
{
    private const string Mark = "data-book-handler";

    /// <summary>True for an attribute such as onclick.</summary>
    internal static bool IsHandler(IAttr attribute) => attribute.Name.Length > 2 && attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase);

    /// <summary>Puts a script for each handler at the end of the fragment. The attributes stay, for whoever prepares it next.</summary>
    internal static void MoveToScripts(IElement root)
    {
        List<string> scripts = [];
        foreach (var element in root.QuerySelectorAll("*").Where(element => element.Attributes.Any(IsHandler)).ToList())
        {
            var number = element.GetAttribute(Mark) ?? scripts.Count.ToString(CultureInfo.InvariantCulture);
            element.SetAttribute(Mark, number);
            scripts.AddRange(element.Attributes.Where(IsHandler).Select(handler => Script(number, handler)));
        }

        foreach (var text in scripts)
        {
            var script = root.Owner!.CreateElement("script");
            script.TextContent = text;
            root.Append(script);
        }
    }

    /// <summary>A script as it may stand in an element: in its strings, nothing ends the element or begins a comment.</summary>
    internal static string InElement(string script) =>
        script.Replace("</", "<\\/", StringComparison.Ordinal).Replace("<!--", "<\\!--", StringComparison.Ordinal);

    private static string Script(string number, IAttr handler) =>
        $"document.querySelector('[{Mark}=\"{number}\"]').{EventName(handler)} = function (event) {{\n"
        + InElement(handler.Value) + "\n};";

    private static string EventName(IAttr handler) => string.Concat(handler.Name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
