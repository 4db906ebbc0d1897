namespace Lecture38;

public static partial class Figures
{
    // At a larger ratio, the shortest bar on a linear axis is too short to read.
    private const double RatioForLogarithmicAxis = 50;

    /// <summary>Draws times as bars, in a unit that suits them, with error bars where the error is known.</summary>
    /// <param name="title">What was timed.</param>
    /// <param name="timings">The times, the first on top.</param>
    /// <param name="logarithmic">Whether the axis is logarithmic; null chooses by the data: it is if the longest is at least 50 times the shortest.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no timing, or a time is zero on a logarithmic axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time or an error is negative or not finite.</exception>
    public static Figure Timings(string title, IReadOnlyList<Timing> timings, bool? logarithmic = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        ThrowIfEmpty(timings, nameof(timings));
        ThrowIfNoTimes(timings);
        var shortest = timings.Min(timing => timing.Nanoseconds);
        var longest = timings.Max(timing => timing.Nanoseconds + (timing.ErrorNanoseconds ?? 0));
        if (logarithmic == true && shortest == 0)
        {
            throw new ArgumentException("A logarithmic axis cannot show a time of zero.", nameof(logarithmic));
        }

        var axis = logarithmic ?? (shortest > 0 && longest / shortest >= RatioForLogarithmicAxis)
            ? LogarithmicTimes(shortest, longest)
            : LinearTimes(longest);
        var unit = axis.Logarithmic ? Unit.OfTime(0) : Unit.OfTime(longest);
        var bars = timings.Select(timing => new ChartBar(
            timing.Label, Caption(timing), unit.Convert(timing.Nanoseconds), timing.ErrorNanoseconds / unit.Size));
        return new Figure(
            title,
            $"Bar chart of {DisplayText.Counted(timings.Count, "timing")}: {Listed(timings.Select(t => $"{t.Label} {Caption(t)}"))}.",
            TimingTable(timings, Unit.OfTime(longest), shortest),
            PlotlyRenderer.Render(new BarChart(title, axis, [.. bars])));
    }

    private static void ThrowIfNoTimes(IReadOnlyList<Timing> timings)
    {
        if (timings.FirstOrDefault(t => !IsTime(t.Nanoseconds) || !IsTime(t.ErrorNanoseconds ?? 0)) is { } none)
        {
            throw new ArgumentOutOfRangeException(nameof(timings), none, "A time and its error must be finite and not negative.");
        }
    }

    private static bool IsTime(double nanoseconds) => double.IsFinite(nanoseconds) && nanoseconds >= 0;

    private static string Caption(Timing timing) => timing.ErrorNanoseconds is { } error
        ? $"{Unit.Time(timing.Nanoseconds)} ± {Unit.Time(error)}"
        : Unit.Time(timing.Nanoseconds);

    private static ChartAxis LinearTimes(double longest)
    {
        var unit = Unit.OfTime(longest);
        return new ChartAxis($"Time ({unit.Symbol})", From: 0, To: unit.Convert(longest) * 1.05);
    }

    private static ChartAxis LogarithmicTimes(double shortest, double longest)
    {
        // An extra decade on the left gives the shortest bar a length.
        var from = (int)Math.Floor(Math.Log10(shortest)) - 1;
        var to = (int)Math.Ceiling(Math.Log10(longest * 1.05));
        var step = 1 + ((to - from) / 5); // A phone has room for only a few labels.
        var ticks = Enumerable.Range(from, to - from + 1)
            .Select(power => (At: Math.Pow(10, power), HasLabel: (to - power) % step == 0));
        return new ChartAxis(
            "Time (logarithmic)",
            Logarithmic: true,
            Math.Pow(10, from),
            Math.Pow(10, to),
            Ticks: [.. ticks.Select(tick => (tick.At, tick.HasLabel ? Unit.Time(tick.At) : ""))]);
    }

    private static Table TimingTable(IReadOnlyList<Timing> timings, Unit unit, double shortest)
    {
        var hasErrors = timings.Any(timing => timing.ErrorNanoseconds is not null);
        List<TableColumn> columns = [new("Label"), new($"Time ({unit.Symbol})", IsNumeric: true)];
        if (hasErrors)
        {
            columns.Add(new TableColumn($"Error ({unit.Symbol})", IsNumeric: true));
        }

        columns.Add(new TableColumn("Times the shortest", IsNumeric: true));
        return new Table(columns, [.. timings.Select(timing => (IReadOnlyList<string>)
        [
            timing.Label,
            DisplayText.Number(unit.Convert(timing.Nanoseconds)),
            .. hasErrors ? (string[])[DisplayText.Of(timing.ErrorNanoseconds / unit.Size)] : [],
            shortest == 0 ? "" : DisplayText.Number(timing.Nanoseconds / shortest, 4),
        ])]);
    }
}

/// <summary>The time that something took.</summary>
/// <param name="Label">What took it.</param>
/// <param name="Nanoseconds">The time, in nanoseconds; finite and not negative.</param>
/// <param name="ErrorNanoseconds">The error in either direction, in nanoseconds; null if unknown.</param>
public sealed record Timing(string Label, double Nanoseconds, double? ErrorNanoseconds = null)
{
    /// <summary>Creates a timing from time spans.</summary>
    /// <param name="label">What took it.</param>
    /// <param name="elapsed">The time.</param>
    /// <param name="error">The error in either direction; null if unknown.</param>
    public Timing(string label, TimeSpan elapsed, TimeSpan? error = null)
        : this(label, elapsed.TotalNanoseconds, error?.TotalNanoseconds)
    {
    }
}
