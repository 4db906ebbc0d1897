using System.Diagnostics;
using System.Globalization;

namespace Lecture38.Runner.Tests;

/// <summary>Kernel processes that start processes of their own.</summary>
public sealed class KernelProcessTests
{
    [Fact]
    public async Task A_cell_that_times_out_takes_the_processes_with_it_that_it_started()
    {
        var execution = await RunAsync("child 1\nhang", TimeSpan.FromSeconds(1));
        Assert.Equal(Outcome.TimedOut, execution.Outcome);
        using var child = ChildOf(execution);
        Assert.True(child is null || child.WaitForExit(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_kernel_that_exits_is_told_although_a_process_that_it_started_keeps_its_pipes_open()
    {
        var execution = await RunAsync("child 1\nexit 3", KernelLimits.Default.Cell);
        Assert.Equal((Outcome.KernelDied, "the kernel ended in the middle of its work (exit code 3)"), (execution.Outcome, execution.Message));

        // Nothing connects it to the runner any more; it is this test's to end.
        using var child = ChildOf(execution);
        child!.Kill();
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(System.ComponentModel.Win32Exception))]
    [InlineData(typeof(NotSupportedException))]
    public void A_process_that_ends_while_it_is_asked_costs_nothing(Type error)
    {
        using var process = Process.GetCurrentProcess();
        Assert.Equal(0, ProcessTree.IfAlive(process, _ => throw (Exception)Activator.CreateInstance(error)!));
    }

    [Fact]
    public async Task A_process_that_has_ended_has_no_memory_and_cannot_be_killed_again()
    {
        using var process = Process.Start("true");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var tree = new ProcessTree(process);
        Assert.Equal((0, 0), (tree.ResidentBytes(), tree.PeakResidentBytes()));
        Assert.Equal(0, ProcessTree.IfAlive(process, ended => ended.WorkingSet64));
        Assert.Equal(0, ProcessTree.IfAlive(process, ended => ended.PeakWorkingSet64));
        tree.Kill();
    }

    private static async Task<CellExecution> RunAsync(string code, TimeSpan limit)
    {
        using var stop = new RunStop();
        var limits = KernelLimits.Default with { Cell = limit };
        var command = KernelCommandLine.Find(RunnerProcess.ScriptedKernel(), CourseRoot.Find(), TextWriter.Null);
        await using var session = await KernelSession.StartAsync(command, Path.GetTempPath(), limits, stop);
        return await session.RunAsync(code, "csharp");
    }

    /// <summary>The process whose id the cell showed; null if it has ended.</summary>
    private static Process? ChildOf(CellExecution execution)
    {
        try
        {
            return Process.GetProcessById(int.Parse(VisibleText.Lines(execution.Outputs.Outputs)[0], CultureInfo.InvariantCulture));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
