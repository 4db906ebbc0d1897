namespace Lecture38.Runner.Tests;

/// <summary>Paths on file systems that ignore case, as those of Windows and macOS do, and on those that do not.</summary>
public sealed class PathComparerTests : IDisposable
{
    private static readonly PathComparer IgnoresCase = new(_ => true);
    private static readonly PathComparer CaseCounts = new(_ => false);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("notebooks", "Notebooks", true)]
    [InlineData("notebooks/", "./other/../NOTEBOOKS", true)]
    [InlineData("notebooks", "notebooks2", false)]
    public void Case_counts_only_where_the_file_system_makes_it_count(string one, string other, bool isSame)
    {
        Assert.Equal(isSame, IgnoresCase.AreSame(_folder[one], _folder[other]));
        Assert.False(CaseCounts.AreSame(_folder[one], _folder[other]));
    }

    [Theory]
    [InlineData("Notebooks/out", "notebooks", true)]
    [InlineData("notebooks", "Notebooks", true)]
    [InlineData("notebooks2", "notebooks", false)]
    [InlineData("..", ".", false)]
    [InlineData("a", "/", true)]
    public void A_folder_is_within_another_whatever_its_case(string folder, string other, bool isWithin) =>
        Assert.Equal(isWithin, IgnoresCase.IsWithin(_folder[folder], _folder[other]));

    [Fact]
    public void A_link_is_what_it_leads_to()
    {
        _folder.Write("notebooks/a.ipynb", "");
        Directory.CreateSymbolicLink(_folder["link"], _folder["notebooks"]);
        File.CreateSymbolicLink(_folder["b.ipynb"], _folder["link/a.ipynb"]);
        Assert.True(CaseCounts.AreSame(_folder["b.ipynb"], _folder["notebooks/a.ipynb"]));
        Assert.True(CaseCounts.IsWithin(_folder["link/new/folder"], _folder["notebooks"]));
    }

    [Fact]
    public void The_file_system_at_hand_is_asked() => Assert.Equal(
        Directory.Exists(_folder.Path.ToUpperInvariant()), PathComparer.Default.AreSame(_folder.Path, _folder.Path.ToUpperInvariant()));

    [Fact]
    public void No_command_writes_over_what_it_reads_under_a_name_in_another_case()
    {
        _folder.Write("notebooks/a.ipynb", "");
        string[] notebooks = [_folder["notebooks/a.ipynb"]];
        Assert.Contains(
            "would be overwritten by its executed notebook",
            Assert.Throws<InvalidInputException>(() => NotebookPaths.RequireRoomFor(notebooks, _folder["Notebooks"], IgnoresCase)).Message,
            StringComparison.Ordinal);
        Assert.Throws<InvalidInputException>(() => NotebookPaths.RequireOutside(_folder["Submitted/out"], _folder["submitted"], IgnoresCase));
        Assert.Throws<InvalidInputException>(() => NotebookPaths.RequireNotOfCourse(_folder["NOTEBOOKS/mine"], _folder.Path, "mine", IgnoresCase));
        NotebookPaths.RequireRoomFor(notebooks, _folder["Notebooks"], CaseCounts);
    }
}
