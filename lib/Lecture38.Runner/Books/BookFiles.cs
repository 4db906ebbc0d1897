namespace Lecture38.Runner;

/// <summary>All files of a book.</summary>
internal static class BookFiles
{
    /// <summary>The files, in the order of their names.</summary>
    /// <param name="book">The book.</param>
    /// <param name="plotlyJs">The file that the build took from Plotly.NET's package.</param>
    /// <exception cref="InvalidInputException">A figure needs <paramref name="plotlyJs"/>, and it is not there.</exception>
    public static IReadOnlyList<TextFile> Of(Book book, string plotlyJs)
    {
        var needs = book.Lessons.Aggregate(OutputNeeds.None, (all, lesson) => all | lesson.Needs);
        return
        [
            new(Book.IndexFile, IndexPage.Write(book)),
            .. book.Lessons.Select(lesson => new TextFile(lesson.File, LessonPage.Write(book, lesson))),
            .. book.Lessons.SelectMany(lesson => lesson.Downloads).Select(download => new TextFile(download.File, download.Text)),
            .. BookAssets.All.Concat(OutputAssets.Files).Append(new("search-index.js", SearchIndex.Write(book.Lessons)))
                .Select(asset => asset with { Name = $"{Book.AssetsFolder}/{asset.Name}" }),
            .. needs.HasFlag(OutputNeeds.Figures) ? [PlotlyJs(plotlyJs)] : Array.Empty<TextFile>(),
        ];
    }

    private static TextFile PlotlyJs(string path) => File.Exists(path)
        ? new($"{Book.AssetsFolder}/{OutputAssets.Plotly}", File.ReadAllText(path))
        : throw new InvalidInputException(path, "no such file, and figures need it; build the course with: dotnet build");
}
