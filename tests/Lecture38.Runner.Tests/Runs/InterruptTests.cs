using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Lecture38.Runner.Tests;

public sealed class InterruptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task An_interrupt_ends_every_kernel_and_keeps_what_was_executed(string signal)
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("stdout done", "child 1\nstdout so far\nhang"));
        _folder.Write("b.ipynb", Notebooks.OfCode("stdout done", "hang"));
        using var runner = RunnerProcess.Start(
            _folder, "a.ipynb", "b.ipynb", "--no-check", "--kernel", RunnerProcess.ScriptedKernel(), "--jobs", "2", "-o", "out", "--junit", "out/junit.xml");
        await WaitUntilBothRunAsync(runner);
        await SendAsync(signal, runner.Id);

        var end = await runner.WaitAsync();

        Assert.Equal(130, end.ExitCode);
        var cells = JsonNode.Parse(_folder.Read("out/a.ipynb"))!["cells"]!;
        Assert.Equal("done\n", cells[0]!["outputs"]![0]!["text"]![0]!.GetValue<string>());
        Assert.Contains("interrupted", _folder.Read("out/junit.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_interrupt_leaves_nothing_behind_either()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("stdout done", "hang"));
        _folder.Write("b.ipynb", Notebooks.OfCode("stdout done", "hang"));
        using var runner = RunnerProcess.Start(
            _folder, "a.ipynb", "b.ipynb", "--no-check", "--kernel", RunnerProcess.ScriptedKernel(), "--jobs", "2", "-o", "out", "--junit", "out/junit.xml");
        await WaitUntilBothRunAsync(runner);
        await SendAsync("INT", runner.Id);
        await SendAsync("INT", runner.Id);
        Assert.Equal(130, (await runner.WaitAsync()).ExitCode);
    }

    private static async Task WaitUntilBothRunAsync(RunnerProcess runner)
    {
        var patience = Stopwatch.StartNew();
        while (runner.OutputSoFar.Split('\n').Count(line => line.Contains("c1  passed", StringComparison.Ordinal)) < 2)
        {
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(1), runner.OutputSoFar);
            await Task.Delay(10);
        }
    }

    private static async Task SendAsync(string signal, int processId)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{processId}"]);
        await kill.WaitForExitAsync();
    }
}
