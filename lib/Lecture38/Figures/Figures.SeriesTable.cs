namespace Lecture38;

public static partial class Figures
{
    /// <summary>A table of series over a common X: a row for every X that any of them has, by rising X.</summary>
    private static Table SeriesTable(
        string xTitle,
        IReadOnlyList<(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)> series,
        Func<double, string> format)
    {
        var rows = new SortedDictionary<double, string[]>();
        for (var column = 0; column < series.Count; column++)
        {
            for (var i = 0; i < series[column].X.Count; i++)
            {
                var x = series[column].X[i];
                if (!rows.TryGetValue(x, out var cells))
                {
                    cells = [DisplayText.Number(x), .. Enumerable.Repeat("", series.Count)];
                    rows.Add(x, cells);
                }

                cells[column + 1] = format(series[column].Y[i]);
            }
        }

        return new Table(
            [new TableColumn(xTitle, IsNumeric: true), .. series.Select(s => new TableColumn(s.Name, IsNumeric: true))],
            [.. rows.Values]);
    }
}
