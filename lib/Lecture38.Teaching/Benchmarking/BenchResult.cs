namespace Lecture38;

/// <summary>The result of a benchmark run, displayed as a figure with error bars and a table. Immutable.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource), MimeTypes.Plotly)]
public sealed class BenchResult : IDisplayable
{
    private static readonly TableColumn[] Columns =
    [
        new("Method"), .. new[] { "Mean", "Error", "StdDev", "Allocated", "Ratio" }.Select(name => new TableColumn(name, IsNumeric: true)),
    ];

    private readonly Lazy<Figure> _figure;

    internal BenchResult(string title, IReadOnlyList<BenchmarkMeasurement> measurements)
    {
        var baseline = measurements.Where(measurement => measurement.IsBaseline).Select(measurement => (double?)measurement.Mean);
        var baselineMean = baseline.FirstOrDefault();
        Rows = [.. measurements.Select(m => new BenchRow(
            m.Name, m.Mean, m.Error, m.StandardDeviation, m.AllocatedBytes, m.Mean / baselineMean))];
        Table = new Table(Columns, [.. Rows.Select(Cells)]);
        _figure = new Lazy<Figure>(() => Draw(title));
    }

    /// <summary>The benchmarks, in the order of declaration.</summary>
    public IReadOnlyList<BenchRow> Rows { get; }

    /// <summary>The results as a table, with each time in a suitable unit.</summary>
    public Table Table { get; }

    /// <summary>The mean times as bars, with error bars.</summary>
    public Figure Figure => _figure.Value;

    string? IDisplayable.ToMimeType(string mimeType) => ((IDisplayable)Figure).ToMimeType(mimeType);

    /// <summary>The figure and its table, always open, as HTML.</summary>
    public string ToHtml() => FigureHtml.Write(Figure, tableStaysOpen: true);

    /// <summary>The table.</summary>
    public override string ToString() => Table.ToString();

    private static IReadOnlyList<string> Cells(BenchRow row) =>
    [
        row.Method,
        Unit.Time(row.MeanNanoseconds),
        Unit.Time(row.ErrorNanoseconds),
        Unit.Time(row.StandardDeviationNanoseconds),
        row.AllocatedBytes is { } bytes ? Unit.Memory(bytes) : "",
        row.Ratio is { } ratio ? DisplayText.Number(ratio, 3) : "",
    ];

    private Figure Draw(string title)
    {
        var timings = Figures.Timings(
            title, [.. Rows.Select(row => new Timing(row.Method, row.MeanNanoseconds, row.ErrorNanoseconds))]);
        return new Figure(title, timings.AltText, Table, timings.PlotlyJson);
    }
}

/// <summary>The measurements of a benchmark.</summary>
/// <param name="Method">The benchmark's description.</param>
/// <param name="MeanNanoseconds">The mean time of one operation, in nanoseconds.</param>
/// <param name="ErrorNanoseconds">Half the width of the mean's 99.9 % confidence interval, in nanoseconds.</param>
/// <param name="StandardDeviationNanoseconds">The standard deviation of all measurements, in nanoseconds.</param>
/// <param name="AllocatedBytes">
/// The managed memory that one operation allocates, in bytes; null if it could not be measured. It includes allocations of other threads:
/// a few bytes for an operation of 0.1 ms.
/// </param>
/// <param name="Ratio">The mean as a multiple of the baseline's; null if the class declares no baseline.</param>
public sealed record BenchRow(
    string Method,
    double MeanNanoseconds,
    double ErrorNanoseconds,
    double StandardDeviationNanoseconds,
    long? AllocatedBytes,
    double? Ratio);
