using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lecture38.Teaching.Tests;

/// <summary>One figure of every kind.</summary>
internal static class SampleFigures
{
    internal const string HostileText = "</script><img src=x onerror=\"window.hacked=1\"><b>&amp;$x$ %{y} List<int>\"'\u0000\n";

    private static readonly JsonSerializerOptions Raw = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static Figure Timings(string title = "Lookups") => Lecture38.Figures.Timings(
        title, [new("uncached", TimeSpan.FromMilliseconds(512)), new("cached", TimeSpan.FromMilliseconds(1.2))]);

    internal static Figure[] All(string label = "a label") =>
    [
        Timings(label),
        Lecture38.Figures.Timings("Linear " + label, [new(label, 12.3, 0.4), new(label, 45.1, 50)]),
        Lecture38.Figures.HitRatios(label, label, [
            new RatioSeries(label, [0, 1, 2], [0, 0.5, 0.9]) { Knee = 1 },
            new RatioSeries("bound", [0, 2], [0, 1]) { IsBound = true }]),
        Lecture38.Figures.HitRatios("Curve", (label, HitRatioCurve.Lru(AccessTrace.Cyclic(20, 200)))),
        Lecture38.Figures.Lifetimes(label, [
            new EntryLifetime(label, Seconds(0), Seconds(2), Seconds(2.5), RemovalCause.Expired),
            new EntryLifetime(label, Seconds(2.5), Seconds(4.5)),
            new EntryLifetime("other", Seconds(1), Seconds(3))], Seconds(4)),
        Lecture38.Figures.Memory(label, label, [new MemorySeries(label, [0, 1000], [0, 2e6])]),
        Lecture38.Figures.Memory(label, (label, 40_000L), ("freed", -1000)),
    ];

    /// <summary>A figure whose JSON is unsafe in a script until its HTML escapes it.</summary>
    internal static Figure OfRawJson(string label) => new(label, label, Table.Of([label]), JsonSerializer.Serialize(
        new { data = new[] { new { type = "scatter", y = (int[])[1, 2], name = label } }, layout = new { showlegend = true } }, Raw));

    internal static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
