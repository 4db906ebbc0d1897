namespace Lecture38.Runner.Tests.Books;

/// <summary>A book over an older one, where something went wrong before or goes wrong now.</summary>
public sealed class BookFolderTests : IDisposable
{
    private static readonly TextFile[] Book = [new("index.html", "first"), new("assets/book.css", "styles")];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_killed_process_left_half_written_goes_with_the_next_book()
    {
        Write([.. Book, new("older.html", "solution")]);
        _folder.Write("older.html.123.tmp", "solution");
        _folder.Write("assets/book.css.45.tmp", "solution");
        _folder.Write("assets/files.txt.6.tmp", "index");
        _folder.Write("mine.html.123.tmp", "somebody's");
        _folder.Write("index.html.tmp", "somebody's");
        Write(Book);
        Assert.Equal(["assets/book.css", "assets/files.txt", "index.html", "index.html.tmp", "mine.html.123.tmp"], Files());
    }

    [Fact]
    public void Two_processes_do_not_mix_their_books()
    {
        Write(Book);
        using (new FileStream(_folder["assets/publishing"], FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
        {
            var refused = Assert.Throws<InvalidInputException>(() => Write([new("index.html", "second")]));
            Assert.Contains("another process is writing a book here", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal("first", _folder.Read("index.html"));
        Write([new("index.html", "second")]);
        Assert.Equal(["assets/files.txt", "index.html"], Files());
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("..")]
    [InlineData("assets")]
    [InlineData("/")]
    [InlineData("assets/../../x")]
    public void Any_list_of_files_can_be_read(string line)
    {
        _folder.Write("assets/files.txt", line + "\n");
        Write(Book);
        Assert.Equal(["assets/book.css", "assets/files.txt", "index.html"], Files());
    }

    [Fact]
    public void A_link_in_place_of_a_page_is_not_followed()
    {
        Write(Book);
        _folder.Write("elsewhere", "somebody's");
        File.Delete(_folder["index.html"]);
        File.CreateSymbolicLink(_folder["index.html"], _folder["elsewhere"]);
        Assert.Throws<InvalidInputException>(() => Write(Book));
        Assert.Equal("somebody's", _folder.Read("elsewhere"));
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_one_line()
    {
        _folder.Write("taken", "somebody's");
        var refused = Assert.Throws<InvalidInputException>(() => new BookFolder(_folder["taken"]).Write(Book));
        Assert.EndsWith("taken: is a file; name a folder for the book", refused.Message, StringComparison.Ordinal);
        Assert.Equal("somebody's", _folder.Read("taken"));
    }

    private void Write(TextFile[] files) => new BookFolder(_folder.Path).Write(files);

    private string[] Files() =>
    [
        .. Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_folder.Path, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];
}
