public sealed class ReadingListener : IReadingListener
{
    private readonly ReadingFeed _feed;
    private readonly List<SensorReading> _readings = [];

    public ReadingListener(ReadingFeed feed)
    {
        _feed = feed;
        _feed.Received += reading => _readings.Add(reading);
    }

    public int Count => _readings.Count;

    public void Dispose()
    {
        _feed.Received -= reading => _readings.Add(reading);
        var count = _readings.Count;
        _feed.AddSummary(() => $"{count} readings");
    }
}
