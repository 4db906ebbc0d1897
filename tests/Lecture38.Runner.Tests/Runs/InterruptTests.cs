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
        using var runner = RunnerProcess.StartInterruptible(_folder, TwoHangingNotebooks());
        await runner.WaitForOutputAsync("c1  ran", times: 2);
        await runner.SignalAsync(signal);

        var end = await runner.WaitAsync();

        Assert.Equal(130, end.ExitCode);
        var cells = JsonNode.Parse(_folder.Read("out/a.ipynb"))!["cells"]!;
        Assert.Equal("done\n", cells[0]!["outputs"]![0]!["text"]![0]!.GetValue<string>());
        Assert.Contains("interrupted", _folder.Read("out/junit.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_interrupt_leaves_nothing_behind_either()
    {
        using var runner = RunnerProcess.StartInterruptible(_folder, TwoHangingNotebooks());
        await runner.WaitForOutputAsync("c1  ran", times: 2);
        await runner.SignalAsync("INT");
        await runner.SignalAsync("INT");
        Assert.Equal(130, (await runner.WaitAsync()).ExitCode);
    }

    [Fact]
    public async Task An_interrupt_from_a_terminal_which_reaches_the_kernels_first_is_still_an_interrupt()
    {
        using var runner = RunnerProcess.StartGroup(_folder, TwoHangingNotebooks());
        await runner.WaitForOutputAsync("c1  ran", times: 2);
        await runner.SignalAsync("INT", toGroup: true);
        var end = await runner.WaitAsync();
        Assert.Equal(130, end.ExitCode);
        Assert.Contains("c2: interrupted\n", end.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("kernel died", end.Output, StringComparison.Ordinal);
    }

    private string[] TwoHangingNotebooks()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("stdout done", "child 1\nstdout so far\nhang"));
        _folder.Write("b.ipynb", Notebooks.OfCode("stdout done", "hang"));
        return ["a.ipynb", "b.ipynb", "--no-check", "--kernel", RunnerProcess.ScriptedKernel(), "--jobs", "2", "-o", "out", "--junit", "out/junit.xml"];
    }
}
