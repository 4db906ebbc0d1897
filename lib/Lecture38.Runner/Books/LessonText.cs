using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Lecture38.Runner;

/// <summary>What a page says, without its markup.</summary>
public static class LessonText
{
    /// <summary>What is no text of the lesson: code of scripts, a heading's link to itself, every frame of a stepper, the tables of figures.</summary>
    private static readonly string[] Skipped = ["script", "style", ".anchor", ".lecture38-stepper ol", ".lecture38-figure details"];

    private static readonly HashSet<string> Inline = ["a", "abbr", "b", "code", "del", "em", "i", "kbd", "s", "span", "strong", "sub", "sup", "u"];

    /// <summary>The text of the first paragraph; empty where there is none.</summary>
    public static string FirstParagraph(string html) => OneLine(Parse(html).QuerySelector("p")?.TextContent ?? "");

    /// <summary>The lesson cut at its headings. What stands before the first one below the title belongs to the title.</summary>
    public static IReadOnlyList<SearchSection> Sections(Lesson lesson)
    {
        var body = Parse(lesson.Html);
        foreach (var element in body.QuerySelectorAll(string.Join(',', Skipped)).ToArray())
        {
            element.Remove();
        }

        var ids = lesson.Headings.ToDictionary(heading => heading.Id, heading => heading.Text);
        var sections = new List<SearchSection> { new("", lesson.Title, "") };
        var text = new StringBuilder();
        foreach (var node in body.Descendants())
        {
            if (node is IElement { Id: { } id } && ids.TryGetValue(id, out var heading))
            {
                sections[^1] = sections[^1] with { Text = OneLine(text.ToString()) };
                sections.Add(new SearchSection(id, heading, ""));
                text.Clear();
            }
            else if (node is IText words && !IsInHeading(words))
            {
                text.Append(words.Data);
            }
            else if (node is IElement element && !Inline.Contains(element.LocalName))
            {
                text.Append(' ');
            }
        }

        sections[^1] = sections[^1] with { Text = OneLine(text.ToString()) };
        return sections;
    }

    private static bool IsInHeading(IText words) => words.Ancestors<IElement>().Any(element => element.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6");

    private static IElement Parse(string html) => new HtmlParser().ParseDocument(html).Body!;

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
