namespace Lecture38.Runner.Tests;

public sealed class RepairVsCodeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_manifest_beside_its_folder_is_moved_there_once()
    {
        _folder.Write("storage/dotnet-tools.json", "{}");

        var first = await CommandLine.RunAsync(_folder, "repair-vscode", "storage");
        var second = await CommandLine.RunAsync(_folder, "repair-vscode", "storage");

        Assert.Equal((0, "storage: moved dotnet-tools.json into .config; now run \"Developer: Reload Window\" in VS Code\n"), (first.ExitCode, first.Output));
        Assert.Equal((0, "storage: nothing to repair\n"), (second.ExitCode, second.Output));
        Assert.Equal("{}", _folder.Read("storage/.config/dotnet-tools.json"));
        Assert.False(File.Exists(_folder["storage/dotnet-tools.json"]));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told()
    {
        var end = await CommandLine.RunAsync(_folder, "repair-vscode", "storage");
        Assert.Equal((2, "storage: no such folder; open a notebook in VS Code once, or name the extension's global storage folder\n"), (end.ExitCode, end.Errors));
    }
}
