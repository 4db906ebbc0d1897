using Microsoft.Extensions.Time.Testing;

namespace Lecture38.Teaching.Tests;

public class AdjustableWallClockTests
{
    [Fact]
    public void Setting_the_date_back_leaves_timestamps_alone()
    {
        var inner = new FakeTimeProvider();
        var clock = new AdjustableWallClock(inner);
        var start = clock.GetTimestamp();

        inner.Advance(TimeSpan.FromSeconds(1));
        clock.AdjustBy(TimeSpan.FromHours(-1));

        Assert.Equal(inner.GetUtcNow() - TimeSpan.FromHours(1), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(1), clock.GetElapsedTime(start));
    }
}
