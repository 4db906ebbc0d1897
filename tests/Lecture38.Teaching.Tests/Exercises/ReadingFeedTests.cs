namespace Lecture38.Teaching.Tests;

public sealed class ReadingFeedTests
{
    private static readonly SensorReading Reading = new("S0", 61);

    [Fact]
    public void Readings_reach_whoever_subscribed_in_the_order_of_the_subscriptions()
    {
        var feed = new ReadingFeed();
        var heard = new List<string>();
        feed.Received += reading => heard.Add($"first {reading.SensorId}");
        feed.Received += reading => heard.Add($"second {reading.SensorId}");

        feed.Publish(Reading);

        Assert.Equal(["first S0", "second S0"], heard);
    }

    [Fact]
    public void Whoever_unsubscribed_hears_no_more()
    {
        var feed = new ReadingFeed();
        var heard = 0;
        void Hear(SensorReading reading) => heard++;
        feed.Received += Hear;

        feed.Publish(Reading);
        feed.Received -= Hear;
        feed.Publish(Reading);

        Assert.Equal(1, heard);
        Assert.Equal(0, feed.FruitlessRemovals);
    }

    [Fact]
    public void A_removal_that_finds_nothing_is_counted()
    {
        var feed = new ReadingFeed();
        var heard = 0;
        feed.Received += reading => heard++;

        feed.Received -= reading => heard++;
        feed.Publish(Reading);

        Assert.Equal(1, heard);
        Assert.Equal(1, feed.FruitlessRemovals);
    }

    [Fact]
    public void A_summary_is_made_each_time_that_it_is_read()
    {
        var feed = new ReadingFeed();
        var count = 1;
        feed.AddSummary(() => $"{count} readings");

        count = 2;

        Assert.Equal(["2 readings"], feed.Summaries);
        Assert.Throws<ArgumentNullException>(() => feed.AddSummary(null!));
    }
}
