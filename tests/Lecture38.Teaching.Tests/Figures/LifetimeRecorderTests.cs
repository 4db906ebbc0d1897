using Microsoft.Extensions.Time.Testing;

namespace Lecture38.Teaching.Tests;

public class LifetimeRecorderTests
{
    [Fact]
    public void Writes_down_what_became_of_each_entry()
    {
        var clock = new FakeTimeProvider();
        var recorder = new LifetimeRecorder<string, int>(new TtlCache<string, int>(Seconds(3), maxSize: 2, clock), clock);

        recorder.Set("a", 1);
        clock.Advance(Seconds(1));
        recorder.Set("b", 1);
        recorder.Set("a", 2);
        recorder.Set("c", 1);
        clock.Advance(Seconds(1));
        recorder.Remove("c");
        recorder.Remove("c");
        Assert.True(recorder.Touch("a"));
        clock.Advance(Seconds(3));
        Assert.False(recorder.Touch("a"));
        Assert.False(recorder.Touch("a"));
        recorder.Set("d", 1);

        Assert.Equal(
            [
                new EntryLifetime("a", Seconds(0), Seconds(3), Seconds(1), RemovalCause.Overwritten),
                new EntryLifetime("b", Seconds(1), Seconds(4), Seconds(1), RemovalCause.Evicted),
                new EntryLifetime("a", Seconds(1), Seconds(4), Seconds(5), RemovalCause.Expired),
                new EntryLifetime("c", Seconds(1), Seconds(4), Seconds(2), RemovalCause.Removed),
                new EntryLifetime("d", Seconds(5), Seconds(8)),
            ],
            recorder.Lifetimes);
        Assert.Equal(Seconds(5), recorder.Elapsed);
    }

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
