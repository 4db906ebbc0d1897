public sealed class ReadingListener : IReadingListener
{
    private readonly ReadingFeed _feed;
    private readonly List<SensorReading> _readings = [];

    public ReadingListener(ReadingFeed feed)
    {
        _feed = feed;
        _feed.Received += Receive;
    }

    public int Count => _readings.Count;

    public void Dispose()
    {
        _feed.Received -= Receive;
        _feed.AddSummary(() => $"{_readings.Count} readings");
    }

    private void Receive(SensorReading reading) => _readings.Add(reading);
}
