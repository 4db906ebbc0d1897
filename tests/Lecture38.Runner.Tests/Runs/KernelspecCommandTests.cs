using System.Text.Json.Nodes;

namespace Lecture38.Runner.Tests;

/// <summary>The kernel is made known to Jupyter, and nobody else's kernel is touched.</summary>
public sealed class KernelspecCommandTests : IDisposable
{
    private const string Ours = ".net-csharp";
    private const string Beside = "lecture38-csharp";
    private const string Foreign = """{"argv":["dotnet-interactive","{connection_file}"],"display_name":".NET (C#)"}""";

    private static readonly KernelCommandLine Kernel = new("/programs/dotnet", ["/course/lib/bin/kernel/Lecture38.Kernel.dll", "--working-dir", "{working-dir}"]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_kernel_has_the_name_that_the_notebooks_ask_for()
    {
        var line = Assert.Single(At("here").Install(Kernel));
        Assert.StartsWith($"{_folder[$"here/kernels/{Ours}"]}: installed", line, StringComparison.Ordinal);
        var written = Spec(Ours)!;
        Assert.Equal(["/programs/dotnet", Kernel.Arguments[0], "--connection-file", "{connection_file}"], written["argv"]!.AsArray().Select(word => (string)word!));
        Assert.Equal(("message", "C#", ".NET (C#)"), ((string)written["interrupt_mode"]!, (string)written["language"]!, (string)written["display_name"]!));
    }

    [Fact]
    public void A_course_that_has_moved_is_installed_anew()
    {
        At("here").Install(Kernel with { Arguments = ["/before/Lecture38.Kernel.dll"] });
        At("here").Install(Kernel);
        Assert.Equal(Kernel.Arguments[0], (string)Spec(Ours)!["argv"]![1]!);
    }

    [Theory]
    [InlineData("here", Foreign)]
    [InlineData("elsewhere", Foreign)]
    [InlineData("here", "not json")]
    public void Another_kernel_of_that_name_stays_and_this_one_gets_another_name(string place, string content)
    {
        var other = $"{place}/kernels/{Ours}/kernel.json";
        _folder.Write(other, content);
        var lines = At("here").Install(Kernel);
        Assert.Equal(2, lines.Count);
        Assert.Contains("belongs to another kernel and stays", lines[1], StringComparison.Ordinal);
        Assert.Equal("C# (Lecture 38)", (string)Spec(Beside)!["display_name"]!);
        Assert.Equal([$"{_folder[$"here/kernels/{Beside}"]}: removed"], At("here").Remove());
        Assert.Equal(content, _folder.Read(other));
    }

    [Fact]
    public void Where_both_names_are_taken_nothing_is_written()
    {
        _folder.Write($"here/kernels/{Ours}/kernel.json", Foreign);
        _folder.Write($"here/kernels/{Beside}/kernel.json", Foreign);
        Assert.Contains("remove one of them", Assert.Throws<InvalidInputException>(() => At("here").Install(Kernel)).Message, StringComparison.Ordinal);
        Assert.Equal([$"{_folder["here"]}: there is no kernel of this course"], At("here").Remove());
    }

    [Fact]
    public async Task The_command_follows_Jupyters_rules_for_the_users_folder()
    {
        var installed = await RunnerProcess.RunWithAsync(_folder, ["JUPYTER_DATA_DIR=", "JUPYTER_PATH=", $"XDG_DATA_HOME={_folder["data"]}"], "kernelspec", "install", "--user");
        Assert.Equal(0, installed.ExitCode);
        var spec = JsonNode.Parse(_folder.Read($"data/jupyter/kernels/{Ours}/kernel.json"))!;
        Assert.All(spec["argv"]!.AsArray().Take(2), word => Assert.True(File.Exists((string)word!), (string)word!));
        var removed = await RunnerProcess.RunWithAsync(_folder, [$"JUPYTER_DATA_DIR={_folder["data/jupyter"]}"], "kernelspec", "remove");
        Assert.Equal((0, $"{_folder[$"data/jupyter/kernels/{Ours}"]}: removed\n"), (removed.ExitCode, removed.Output));
        Assert.Empty(Directory.GetFileSystemEntries(_folder["data/jupyter/kernels"]));
    }

    private Kernelspec At(string place) => new(_folder[place], [_folder["elsewhere"]]);

    private JsonNode? Spec(string name) => JsonNode.Parse(_folder.Read($"here/kernels/{name}/kernel.json"));
}
