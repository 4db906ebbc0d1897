using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Lecture38.Runner;

/// <summary>
/// The text of the whole book as a script: a page that was opened from a file may load scripts, and nothing else.
/// </summary>
public static class SearchIndex
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The script's text.</summary>
    public static string Write(IReadOnlyList<Lesson> lessons)
    {
        var pages = lessons.Select(lesson => new { File = lesson.Address, lesson.Title });
        var sections = lessons.SelectMany((lesson, page) =>
            LessonText.Sections(lesson).Select(section => new { Page = page, section.Id, section.Heading, section.Text }));
        return $"globalThis.bookSearchIndex={JsonSerializer.Serialize(new { pages, sections }, Options)};\n";
    }
}
