namespace Lecture38;

public static partial class Figures
{
    /// <summary>Draws memory as curves over a parameter, in a unit that suits the largest value.</summary>
    /// <param name="title">What was measured.</param>
    /// <param name="xTitle">The parameter and its unit.</param>
    /// <param name="series">The curves.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// There is no curve; or a curve is empty, its numbers of X and values differ, its X do not rise, or a value is not finite.
    /// </exception>
    public static Figure Memory(string title, string xTitle, IReadOnlyList<MemorySeries> series)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(xTitle);
        ThrowIfEmpty(series, nameof(series));
        ThrowIfMalformed(series.Select(curve => (curve.Name, curve.X, curve.Bytes)), "values", nameof(series));

        var unit = Unit.OfMemory(series.SelectMany(curve => curve.Bytes).Max(Math.Abs));
        var chart = new LineChart(
            title,
            new ChartAxis(xTitle),
            new ChartAxis($"Memory ({unit.Symbol})"),
            [.. series.Select(curve => new ChartLine(curve.Name, [.. curve.X.Zip(curve.Bytes.Select(unit.Convert))]))],
            HoverTemplate: $"%{{x:,}}: %{{y:,.4~r}} {unit.Symbol}");
        return new Figure(
            title,
            $"Line chart of memory over {xTitle}: {Listed(series.Select(curve =>
                $"{curve.Name} from {Unit.Memory(curve.Bytes[0])} at {DisplayText.Number(curve.X[0])} "
                + $"to {Unit.Memory(curve.Bytes[^1])} at {DisplayText.Number(curve.X[^1])}"))}.",
            SeriesTable(xTitle, [.. series.Select(curve => ($"{curve.Name} (bytes)", curve.X, curve.Bytes))], DisplayText.Exact),
            PlotlyRenderer.Render(chart));
    }

    /// <summary>Draws memory by site as bars, in a unit that suits the largest.</summary>
    /// <param name="title">What was measured.</param>
    /// <param name="sites">Each site and its bytes, the first on top; a difference may be negative.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no site.</exception>
    public static Figure Memory(string title, params IReadOnlyList<(string Site, long Bytes)> sites)
    {
        ArgumentNullException.ThrowIfNull(title);
        ThrowIfEmpty(sites, nameof(sites));

        var unit = Unit.OfMemory(sites.Max(site => Math.Abs((double)site.Bytes)));
        var (least, most) = (Math.Min(0, sites.Min(site => site.Bytes)), Math.Max(0, sites.Max(site => site.Bytes)));
        var chart = new BarChart(
            title,
            new ChartAxis($"Memory ({unit.Symbol})", From: unit.Convert(least * 1.05), To: unit.Convert(Math.Max(most * 1.05, least == 0 ? 1 : 0))),
            [.. sites.Select(site => new ChartBar(site.Site, Unit.Memory(site.Bytes), unit.Convert(site.Bytes)))]);
        return new Figure(
            title,
            $"Bar chart of memory by {DisplayText.Counted(sites.Count, "site")}: {Listed(sites.Select(s => $"{s.Site} {Unit.Memory(s.Bytes)}"))}.",
            Table.Of(sites, "Site", "Bytes"),
            PlotlyRenderer.Render(chart));
    }
}

/// <summary>A named curve of memory.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="X">The parameter, such as the number of readings; rising.</param>
/// <param name="Bytes">The memory at each X, in bytes.</param>
public sealed record MemorySeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Bytes);
