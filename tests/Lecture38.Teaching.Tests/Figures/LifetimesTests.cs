using System.Text.Json;
using static Lecture38.Teaching.Tests.SampleFigures;

namespace Lecture38.Teaching.Tests;

public class LifetimesTests
{
    [Fact]
    public void Entries_are_live_until_they_expire_or_go_then_expired_until_they_go()
    {
        var figure = Lecture38.Figures.Lifetimes("t", [
            new EntryLifetime("a", Seconds(0), Seconds(2), Seconds(2.5), RemovalCause.Expired),
            new EntryLifetime("b", Seconds(1), Seconds(3), Seconds(2), RemovalCause.Evicted),
            new EntryLifetime("a", Seconds(3), Seconds(5))], until: Seconds(4));
        var data = JsonDocument.Parse(figure.PlotlyJson).RootElement.GetProperty("data");
        Assert.Equal([("live", 0, 0, 2), ("live", 1, 1, 1), ("live", 0, 3, 1)], Bars(data[0]));
        Assert.Equal([("expired, still stored", 0, 2, 0.5)], Bars(data[1]));
        Assert.Equal("removed: expired, touched", data[2].GetProperty("name").GetString());
        Assert.Equal(2.5, data[2].GetProperty("x")[0].GetDouble());
        Assert.Equal("removed: evicted", data[3].GetProperty("name").GetString());
        Assert.Equal(
            "Gantt chart of 3 entry lifetimes of 2 keys until 4 s: 1 removed: expired, touched, 1 removed: evicted, "
            + "1 live at the end, 0 expired but still stored at the end.",
            figure.AltText);
        Assert.Equal(["a", "0", "2", "2.5", "Expired"], figure.Data.Rows[0]);
    }

    [Fact]
    public void Exactly_at_its_expiry_an_entry_is_expired() =>
        Assert.Contains(
            "0 live at the end, 1 expired but still stored",
            Lecture38.Figures.Lifetimes("t", [new EntryLifetime("a", Seconds(0), Seconds(2))]).AltText,
            StringComparison.Ordinal);

    [Fact]
    public void Impossible_entries_are_refused_by_key()
    {
        Refused("expires before", new EntryLifetime("K", Seconds(2), Seconds(1)));
        Refused("removed before", new EntryLifetime("K", Seconds(2), Seconds(3), Seconds(1), RemovalCause.Evicted));
        Refused("without a cause", new EntryLifetime("K", Seconds(2), Seconds(3), Seconds(3)));
        Refused("after the end of the chart", new EntryLifetime("K", Seconds(9), Seconds(10)));
        Assert.Throws<ArgumentException>("lifetimes", () => Lecture38.Figures.Lifetimes("t", []));
    }

    [Fact]
    public void A_hundred_keys_stay_on_one_screen() =>
        Assert.Equal(
            900,
            JsonDocument.Parse(Lecture38.Figures.Lifetimes(
                "t", [.. Enumerable.Range(0, 100).Select(i => new EntryLifetime($"S{i}", Seconds(0), Seconds(1)))]).PlotlyJson)
                .RootElement.GetProperty("layout").GetProperty("height").GetInt32());

    private static void Refused(string why, EntryLifetime entry)
    {
        var error = Assert.Throws<ArgumentException>("lifetimes", () => Lecture38.Figures.Lifetimes("t", [entry], Seconds(5)));
        Assert.Contains("The entry K ", error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(string? Name, int Row, double From, double Length)> Bars(JsonElement trace) =>
        trace.GetProperty("x").EnumerateArray().Select((length, i) => (
            trace.GetProperty("name").GetString(),
            trace.GetProperty("y")[i].GetInt32(),
            trace.GetProperty("base")[i].GetDouble(),
            length.GetDouble()));
}
