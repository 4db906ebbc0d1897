namespace Lecture38;

/// <summary>What a benchmark run measured; it shows itself as a figure with error bars above its table. Immutable.</summary>
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

    /// <summary>The benchmarks, in the order in which their class declares them.</summary>
    public IReadOnlyList<BenchRow> Rows { get; }

    /// <summary>The results as a table, each time in a unit that suits it.</summary>
    public Table Table { get; }

    /// <summary>The mean times as bars, with error bars.</summary>
    public Figure Figure => _figure.Value;

    string? IDisplayable.ToMimeType(string mimeType) => ((IDisplayable)Figure).ToMimeType(mimeType);

    /// <summary>The figure and, always open below it, the table, as HTML.</summary>
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
