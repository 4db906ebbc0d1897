using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Lecture38.Runner;

/// <summary>A part of a lesson that search finds.</summary>
/// <param name="Id">The id of its heading; empty for the beginning of the page.</param>
/// <param name="Text">Its text, on one line.</param>
internal sealed record SearchSection(string Id, string Heading, string Text);

/// <summary>The text of the whole book as a script: a page that is opened as a file can load scripts, but not data.</summary>
internal static class SearchIndex
{
    /// <summary>Scripts, headings' links to themselves, steps of steppers and tables of figures are not text of the lesson.</summary>
    private const string Skipped = "script, style, .anchor, .lecture38-stepper ol, .lecture38-figure details";

    private static readonly HashSet<string> Inline = ["a", "b", "code", "del", "em", "i", "span", "strong", "u"];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(IReadOnlyList<Lesson> lessons)
    {
        var pages = lessons.Select(lesson => new { File = lesson.Address, lesson.Title });
        var sections = lessons.SelectMany((lesson, page) =>
            Sections(lesson).Select(section => new { Page = page, section.Id, section.Heading, section.Text }));
        return $"globalThis.bookSearchIndex={JsonSerializer.Serialize(new { pages, sections }, Options)};\n";
    }

    /// <summary>The lesson split at its headings. The text before the first one belongs to the title.</summary>
    public static IReadOnlyList<SearchSection> Sections(Lesson lesson)
    {
        var body = Parse(lesson.Html);
        foreach (var element in body.QuerySelectorAll(Skipped).ToList())
        {
            element.Remove();
        }

        var headings = lesson.Headings.ToDictionary(heading => heading.Id, heading => heading.Text);
        var sections = new List<(string Id, string Heading, StringBuilder Text)> { ("", lesson.Title, new()) };
        foreach (var node in body.Descendants())
        {
            switch (node)
            {
                case IElement { Id: { } id } when headings.TryGetValue(id, out var heading):
                    sections.Add((id, heading, new()));
                    break;
                case IElement element when !Inline.Contains(element.LocalName):
                    sections[^1].Text.Append(' ');
                    break;
                case IText words when words.ParentElement!.Closest("h1, h2, h3, h4, h5, h6") is null:
                    sections[^1].Text.Append(words.Data);
                    break;
            }
        }

        return [.. sections.Select(section => new SearchSection(section.Id, section.Heading, OneLine(section.Text.ToString())))];
    }

    /// <summary>The text of the first paragraph; empty if there is none.</summary>
    internal static string FirstParagraph(string html) => OneLine(Parse(html).QuerySelector("p")?.TextContent ?? "");

    private static IElement Parse(string html) => new HtmlParser().ParseDocument(html).Body!;

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
