namespace Lecture38.Teaching.Tests;

/// <summary>A check tests results, not the way to them: right answers that differ from the kept solution pass.</summary>
[Collection<MeasuredMemory>]
public sealed class BoundedAlertsAnswersTests
{
    [Fact]
    public void Dropped_alerts_may_be_what_exceeds_the_room() =>
        AssertRight("dropped-alerts", (AlertStats stats) => Math.Max(0, stats.TotalTriggered - stats.MaxCapacity));

    [Fact]
    public void Bytes_held_may_be_measured_on_the_heap() => AssertRight("bytes-held", (Func<BoundedAlertAccumulator> build) =>
    {
        // The median of three: now and then a collection also frees memory of the runtime's own, such as pooled arrays.
        var audit = new MemoryAudit();
        audit.Measure("first", build);
        audit.Measure("second", build);
        audit.Measure("third", build);
        return audit.Snapshot().Sites.Select(site => site.RetainedBytes).Order().ElementAt(1);
    });

    [Fact]
    public void A_small_layout_may_have_fields_for_properties() => AssertRight("small-layout", (IReadOnlyList<Alert> alerts) =>
        alerts.Select(alert => new WithFields { SensorId = alert.SensorId, Value = alert.Value, AlertId = alert.AlertId }).ToArray());

    [Fact]
    public void A_window_may_be_a_queue() => AssertRight("steady-bytes", (int maxValues) => new QueueOfValues(maxValues));

    [Fact]
    public void A_window_may_move_its_values_now_and_then() => AssertRight("steady-bytes", (int maxValues) => new MovingList(maxValues));

    [Fact]
    public void A_listener_may_keep_its_lambda() => AssertRight("let-go", (ReadingFeed feed) => new ListenerWithHandler(feed));

    [Fact]
    public void The_highest_alerts_may_be_in_a_sorted_set() => AssertRight("highest-alerts", (int maxAlerts) => new SortedAlerts(maxAlerts));

    [Fact]
    public void No_list_at_all_is_a_wrong_answer_like_others()
    {
        Assert.Equal("other-result", Exercise.Check("steady-bytes", (int _) => new NoList()).Cause);
        Assert.Equal("other-result", Exercise.Check("highest-alerts", (int _) => new NoList()).Cause);
    }

    private static void AssertRight<T>(string exercise, T answer)
    {
        var check = Exercise.Check(exercise, answer);

        Assert.True(check.State == AnswerState.Right, check.ToString());
    }

    private struct WithFields
    {
        public string SensorId;
        public double Value;
        public long AlertId;
    }

    private sealed class QueueOfValues(int maxValues) : ILatestValues
    {
        private readonly Queue<double> _values = new(maxValues);

        public void Add(double value)
        {
            if (_values.Count == maxValues)
            {
                _values.Dequeue();
            }

            _values.Enqueue(value);
        }

        public IReadOnlyList<double> OldestFirst() => [.. _values];
    }

    private sealed class MovingList(int maxValues) : ILatestValues
    {
        private readonly List<double> _values = [];

        public void Add(double value)
        {
            if (_values.Count == 2 * maxValues)
            {
                _values.RemoveRange(0, maxValues);
            }

            _values.Add(value);
        }

        public IReadOnlyList<double> OldestFirst() => [.. _values.TakeLast(maxValues)];
    }

    private sealed class ListenerWithHandler : IReadingListener
    {
        private readonly ReadingFeed _feed;
        private readonly List<SensorReading> _readings = [];
        private readonly Action<SensorReading> _handler;

        public ListenerWithHandler(ReadingFeed feed)
        {
            _feed = feed;
            _handler = reading => _readings.Add(reading);
            _feed.Received += _handler;
        }

        public int Count => _readings.Count;

        public void Dispose()
        {
            _feed.Received -= _handler;
            var summary = $"{Count} readings";
            _feed.AddSummary(() => summary);
        }
    }

    private sealed class SortedAlerts(int maxAlerts) : IHighestAlerts
    {
        private readonly SortedSet<Alert> _kept = new(Comparer<Alert>.Create((one, other) =>
            (one.Value, -one.AlertId).CompareTo((other.Value, -other.AlertId))));

        public long TotalTriggered { get; private set; }

        public bool Check(in SensorReading reading, double threshold)
        {
            if (!(reading.Value > threshold))
            {
                return false;
            }

            TotalTriggered++;
            if (_kept.Count < maxAlerts || reading.Value > _kept.Min.Value)
            {
                _kept.Add(new Alert(reading.SensorId, reading.Value, reading.Timestamp!.Value, TotalTriggered));
            }

            if (_kept.Count > maxAlerts)
            {
                _kept.Remove(_kept.Min);
            }

            return true;
        }

        public IReadOnlyList<Alert> HighestFirst() => [.. _kept.Reverse()];
    }

    private sealed class NoList : ILatestValues, IHighestAlerts
    {
        public long TotalTriggered { get; private set; }

        public void Add(double value)
        {
        }

        public bool Check(in SensorReading reading, double threshold)
        {
            var isAlert = reading.Value > threshold;
            TotalTriggered += isAlert ? 1 : 0;
            return isAlert;
        }

        public IReadOnlyList<double> OldestFirst() => null!;

        public IReadOnlyList<Alert> HighestFirst() => null!;
    }
}
