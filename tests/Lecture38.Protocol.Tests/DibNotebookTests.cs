namespace Lecture38.Protocol.Tests;

/// <summary>Notebooks in .NET Interactive's own form.</summary>
public class DibNotebookTests
{
    [Fact]
    public void A_line_with_a_kernels_name_begins_a_cell() => Assert.Equal(
        [new DibCell("csharp", "1"), new DibCell("markdown", "# Title\n\ntext"), new DibCell("csharp", "var a = 1;\n\na"), new DibCell("fsharp", "let x = 1")],
        DibNotebook.Parse("1\n#!markdown\n\n# Title\n\ntext\n\n#!c#\n\n\nvar a = 1;\n\na\n\n#!fsharp\nlet x = 1\n"));

    [Fact]
    public void Line_ends_of_windows_are_line_ends() =>
        Assert.Equal([new DibCell("csharp", "1\n2"), new DibCell("markdown", "text")], DibNotebook.Parse("#!csharp\r\n\r\n1\r\n2\r\n\r\n#!md\r\ntext\r\n"));

    [Fact]
    public void Other_directives_belong_to_their_cell() => Assert.Equal(
        [new DibCell("csharp", "#!time\n#!nosuch\n#r \"nuget: X\"\n1")], DibNotebook.Parse("#!csharp\n#!time\n#!nosuch\n#r \"nuget: X\"\n1"));

    [Fact]
    public void The_notebooks_own_kernels_are_known() => Assert.Equal(
        [new DibCell("csharp", "1"), new DibCell("sql-shop", "select 1")],
        DibNotebook.Parse("#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"name\":\"csharp\"},{\"name\":\"sql-shop\"}]}}\n\n#!csharp\n1\n#!sql-shop\nselect 1"));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n#!csharp\n\n")]
    [InlineData("#!meta\n{ not JSON\n")]
    public void What_is_empty_has_no_cells(string text) => Assert.Empty(DibNotebook.Parse(text));
}
