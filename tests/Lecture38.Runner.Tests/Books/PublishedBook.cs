using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Lecture38.Runner.Tests.SampleOutputs;

namespace Lecture38.Runner.Tests.Books;

/// <summary>Tests in the browser run one after the other: a browser uses the whole machine.</summary>
[CollectionDefinition(nameof(PublishedBook))]
public sealed class PublishedBookTests : ICollectionFixture<PublishedBook>;

/// <summary>
/// The course's own notebooks as a book, published once. They are not executed: the first cells have a sample of every kind of output, the
/// others a line of text.
/// </summary>
public sealed class PublishedBook(BrowserFixture browser) : IDisposable
{
    public const string Index = "index.html", First = "38.1-lru-cache.html", Last = "38.3-bounded-alerts.html";

    /// <summary>The screens that the book is made for.</summary>
    public static readonly ViewportSize Phone = new() { Width = 390, Height = 844 }, Desktop = new() { Width = 1280, Height = 800 };

    private readonly TemporaryFolder _folder = new();
    private Task<string>? _publishing;

    public static TheoryData<string> Pages { get; } = [Index, .. CourseNotebooks.Files.Select(path => Path.GetFileNameWithoutExtension(path) + ".html")];

    /// <summary>Opens a page in a context of its own.</summary>
    /// <param name="file">The page.</param>
    /// <param name="options">The context's; a desktop's screen unless they say otherwise.</param>
    /// <param name="host">Where the book is: on a web server, or in the folder itself.</param>
    public async Task<BookPage> OpenAsync(string file, BrowserNewContextOptions? options = null, BookHost host = BookHost.Web)
    {
        options ??= new();
        options.ViewportSize ??= Desktop;
        var context = await browser.NewContextAsync(options);
        return await BookPage.OpenAsync(context, await FolderAsync(), host, file);
    }

    /// <summary>Reads a file of the book.</summary>
    public async Task<string> ReadAsync(string file) => await File.ReadAllTextAsync(Path.Combine(await FolderAsync(), file));

    /// <summary>The folder of the book.</summary>
    public Task<string> FolderAsync() => _publishing ??= PublishAsync();

    public void Dispose() => _folder.Dispose();

    private async Task<string> PublishAsync()
    {
        var samples = new Queue<JsonArray>(
        [
            .. OfLibrary.Values.Select(html => new JsonArray(OfCourse(html))),
            new JsonArray(Value((MimeTypes.Plotly, Chart("""{"x":[1,2,3],"y":[4,5,6],"name":"mine","type":"scatter"}""")))),
            new JsonArray(Foreign("<table><tr><th>of</th><td>others</td></tr></table>")),
            new JsonArray(Stream(string.Join(' ', Enumerable.Range(0, 500))), Stream("warning", "stderr"), Error("System.Exception", "expected", "at Cell()")),
        ]);
        foreach (var path in CourseNotebooks.Files)
        {
            var notebook = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
            foreach (var cell in notebook["cells"]!.AsArray().Where(cell => (string)cell!["cell_type"]! == "code"))
            {
                cell!["outputs"] = samples.TryDequeue(out var outputs) ? outputs : new JsonArray(Stream("done\n"));
            }

            _folder.Write("executed/" + Path.GetFileName(path), notebook.ToJsonString());
        }

        var end = await CommandLine.RunAsync(_folder, "publish", "--executed", "executed", "--output", "book");
        Assert.True(end.ExitCode == 0, end.ToString());
        return _folder["book"];
    }
}
