using System.Globalization;

namespace Lecture38.Teaching.Tests;

/// <summary>Checks of answers that do not end, and what an answer may rely on.</summary>
public sealed class CheckThreadTests : IDisposable
{
    private static readonly TimeSpan Forever = Timeout.InfiniteTimeSpan;

    private static readonly Verdict Right = Verdict.Right("tried", "why");

    private readonly CancellationTokenSource _loops = new();

    [Fact]
    public void An_endless_loop_is_told_and_ends_nothing_but_its_own_check()
    {
        var verdict = new CheckThread(TimeSpan.Zero).Run("lru-own", Loop);

        Assert.Equal((AnswerState.Wrong, CheckThread.StillRunning), (verdict.State, verdict.Cause));
        Assert.Contains("Restart the kernel", verdict.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_check_says_at_once_that_an_answer_is_still_running()
    {
        var thread = new CheckThread(TimeSpan.Zero);
        thread.Run("lru-own", Loop);
        var verdict = thread.Run("day-key", () => throw new InvalidOperationException("must not run"));

        Assert.Equal(AnswerState.NotAttempted, verdict.State);
        Assert.Contains("your answer to lru-own is still running", verdict.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void When_it_has_ended_after_all_checks_run_again()
    {
        Thread? answer = null;
        var thread = new CheckThread(TimeSpan.Zero);
        thread.Run("lru-own", () =>
        {
            Volatile.Write(ref answer, Thread.CurrentThread);
            return Loop();
        });
        SpinWait.SpinUntil(() => Volatile.Read(ref answer) is not null);
        _loops.Cancel();
        answer!.Join();

        Assert.NotEqual(AnswerState.NotAttempted, thread.Run("day-key", () => Right).State);
    }

    [Fact]
    public void An_answer_that_waits_is_ended_when_its_time_is_up()
    {
        Thread? answer = null;
        new CheckThread(TimeSpan.Zero).Run("lru-own", () =>
        {
            Volatile.Write(ref answer, Thread.CurrentThread);
            Thread.Sleep(Forever);
            return Right;
        });
        SpinWait.SpinUntil(() => Volatile.Read(ref answer) is not null);

        answer!.Join();
    }

    [Fact]
    public void Culture_and_async_locals_reach_the_answer_and_its_exceptions_come_back()
    {
        var local = new AsyncLocal<string> { Value = "the cell's" };
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        var thread = new CheckThread(Forever);

        Assert.Equal("the cell's, 1,5", thread.Run("lru-own", () => Right with { Tried = $"{local.Value}, {1.5}" }).Tried);
        var error = Assert.Throws<InvalidTimeZoneException>(() => thread.Run("lru-own", Throw));
        Assert.Contains(nameof(Throw), error.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_may_wait_for_what_it_awaits() =>
        Assert.Equal("awaited", new CheckThread(Forever).Run("lru-own", () => AwaitAsync().GetAwaiter().GetResult()).Tried);

    [Fact]
    public void An_honest_recursion_may_be_deep() =>
        Assert.Equal("100000", new CheckThread(Forever).Run("lru-own", () => Right with { Tried = $"{Depth(100_000)}" }).Tried);

    public void Dispose()
    {
        _loops.Cancel();
        _loops.Dispose();
    }

    private Verdict Loop()
    {
        var token = _loops.Token;
        while (!token.IsCancellationRequested)
        {
            Thread.Yield();
        }

        return Right;
    }

    private static Verdict Throw() => throw new InvalidTimeZoneException();

    private static int Depth(int calls) => calls == 0 ? 0 : 1 + Depth(calls - 1);

    private static async Task<Verdict> AwaitAsync()
    {
        await Task.Yield();
        return Right with { Tried = "awaited" };
    }
}
