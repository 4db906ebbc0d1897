using Lecture38.Protocol;

namespace Lecture38.Kernel.Tests;

/// <summary>What can be cancelled, and when. In this process: the moments between two steps cannot be met from outside.</summary>
public class CommandQueueTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    [Fact]
    public void A_command_that_was_taken_and_has_not_begun_is_cancelled()
    {
        var queue = new CommandQueue();
        queue.Add(new SubmitCode("1", "1"));
        using var taken = queue.Take()!;
        Assert.Empty(queue.DropCells());
        Assert.Same(taken, queue.Latest);
        Assert.False(taken.TryCancel(TimeSpan.Zero), "it has not answered yet");
        Assert.Throws<OperationCanceledException>(() => taken.Run(() => Task.CompletedTask));
    }

    [Fact]
    public void Every_cell_is_either_dropped_or_running()
    {
        var queue = new CommandQueue();
        queue.Add(new SubmitCode("1", "1"));
        queue.Add(new SubmitCode("2", "2"));
        using (queue.Take())
        {
            Assert.Equal("2", Assert.Single(queue.DropCells()).Token);
        }
        Assert.True(queue.Latest!.TryCancel(TimeSpan.Zero), "it has answered");
        queue.Add(new SubmitCode("3", "3"));
        queue.Close();
        Assert.Null(queue.Take());
    }

    [Fact]
    public void What_is_no_cell_keeps_its_turn()
    {
        var queue = new CommandQueue();
        queue.Add(new RequestKernelInfo("info"));
        queue.Add(new SubmitCode("1", "1"));
        queue.DropCells();
        Assert.Equal("info", queue.Take()!.Command.Token);
    }

    private static readonly Dictionary<string, Func<Task>> Waits = new()
    {
        ["loop"] = async () => { while (true) { await Task.Delay(10); } },
        ["await"] = async () => await new TaskCompletionSource().Task,
        ["sleep"] = () => { Thread.Sleep(-1); return Task.CompletedTask; },
        ["semaphore"] = () => { new SemaphoreSlim(0).Wait(); return Task.CompletedTask; },
        ["task"] = () => { Task.Run(async () => { while (true) { await Task.Delay(10); } }).Wait(); return Task.CompletedTask; },
    };

    [Theory]
    [InlineData("loop")]
    [InlineData("await")]
    [InlineData("sleep")]
    [InlineData("semaphore")]
    [InlineData("task")]
    public void Code_that_waits_is_given_up(string wait)
    {
        using var begun = new SemaphoreSlim(0);
        var cell = CellThread.Begin(() => { begun.Release(); return Waits[wait](); });
        begun.Wait(TestContext.Current.CancellationToken);
        Assert.True(cell.TryAbandon(Grace));
        // Interrupted code may also end by itself, with the interruption.
        var end = Record.Exception(() => Assert.False(cell.Wait()));
        Assert.True(end is null or ThreadInterruptedException, end?.ToString());
    }

    [Fact]
    public void Code_that_never_waits_is_not_given_up()
    {
        using var begun = new SemaphoreSlim(0);
        var stop = false;
        var cell = CellThread.Begin(() =>
        {
            begun.Release();
            while (!Volatile.Read(ref stop))
            {
            }
            return Task.CompletedTask;
        });
        begun.Wait(TestContext.Current.CancellationToken);
        Assert.False(cell.TryAbandon(TimeSpan.FromMilliseconds(1)));
        Volatile.Write(ref stop, true);
        Assert.True(Record.Exception(() => Assert.True(cell.Wait())) is null or ThreadInterruptedException);
    }
}
