using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Lecture38.Runner.Tests.Books;

/// <summary>Every link in the course's Markdown files and notebooks leads to something. Addresses on the web are only looked at.</summary>
public sealed class MarkdownLinkTests
{
    private static readonly string[] NotOfCourse = ["bin", "obj", "artifacts", "mine", ".git"];

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private static readonly Dictionary<string, IReadOnlySet<string>> Anchors = [];

    [Fact]
    public void Every_link_leads_to_a_file_of_the_course_and_to_a_heading_in_it()
    {
        var links = Files(CourseRoot.Find()).SelectMany(file => Texts(file).SelectMany(LinksIn).Select(target => (file, target))).ToArray();
        Assert.True(links.Length > 5, $"only {links.Length} links were found");
        Assert.Empty(links.Select(link => Problem(link.file, link.target)).OfType<string>());
    }

    private static string? Problem(string file, string target)
    {
        if (target.Contains("://", StringComparison.Ordinal))
        {
            return Uri.TryCreate(target, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? null : $"{file}: {target} is no https address";
        }

        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? file : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, Uri.UnescapeDataString(parts[0])));
        return !Path.Exists(path) ? $"{file}: {target} leads to no file"
            : parts is [_, var anchor] && !AnchorsIn(path).Contains(anchor) ? $"{file}: {target} leads to no heading"
            : null;
    }

    private static IReadOnlySet<string> AnchorsIn(string file)
    {
        if (!Anchors.TryGetValue(file, out var anchors))
        {
            var prose = new ProseRenderer(target => target);
            Anchors[file] = anchors = Texts(file).SelectMany(text => prose.Render(text).Headings).Select(heading => heading.Id).ToHashSet();
        }

        return anchors;
    }

    private static IEnumerable<string> LinksIn(string markdown) => Markdown.Parse(markdown, Pipeline).Descendants().Select(node => node switch
    {
        LinkInline { Url: { Length: > 0 } url } => url,
        AutolinkInline { IsEmail: false } link => link.Url,
        _ => null,
    }).OfType<string>();

    private static IEnumerable<string> Texts(string file) => Path.GetExtension(file) == ".ipynb"
        ? NotebookDocument.Read(file).Cells.Where(cell => cell.Kind == "markdown").Select(cell => cell.Source)
        : [File.ReadAllText(file)];

    private static IEnumerable<string> Files(string folder) => Directory.GetFiles(folder, "*.md").Concat(Directory.GetFiles(folder, "*.ipynb"))
        .Concat(Directory.GetDirectories(folder).Where(inner => !NotOfCourse.Contains(Path.GetFileName(inner))).SelectMany(Files));
}
