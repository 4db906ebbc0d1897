namespace Lecture38;

/// <summary>Creates the lecture's figures. Thread-safe.</summary>
/// <remarks>The colours are Okabe and Ito's, which colour-blind readers can tell apart. Colour is never the only distinction.</remarks>
public static partial class Figures
{
    private static string Listed(IEnumerable<string> parts, int most = 6)
    {
        var all = parts.ToArray();
        return all.Length <= most ? string.Join(", ", all) : $"{string.Join(", ", all.Take(most))}, and {all.Length - most} more";
    }

    private static void ThrowIfEmpty<T>(IReadOnlyCollection<T> items, string name)
    {
        ArgumentNullException.ThrowIfNull(items, name);
        if (items.Count == 0)
        {
            throw new ArgumentException("There is nothing to draw.", name);
        }
    }

    /// <summary>Throws unless every series has a finite value for each X, and its X are finite and rising.</summary>
    private static void ThrowIfMalformed(
        IEnumerable<(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)> series, string values, string parameter)
    {
        foreach (var (name, x, y) in series)
        {
            var fault = (x, y) switch
            {
                _ when x.Count == 0 => "has no points",
                _ when x.Count != y.Count => $"has {y.Count} {values} for {x.Count} X",
                _ when !x.All(double.IsFinite) || !y.All(double.IsFinite) => "has an X or a value that is not finite",
                _ when x.Zip(x.Skip(1)).Any(pair => pair.First >= pair.Second) => "has an X that does not rise",
                _ => null,
            };
            ThrowIfFaulty(name, fault, parameter);
        }
    }

    private static void ThrowIfFaulty(string series, string? fault, string parameter)
    {
        if (fault is not null)
        {
            throw new ArgumentException($"The curve {series} {fault}.", parameter);
        }
    }

    /// <summary>A table with a row for every X that any of the series has, by rising X.</summary>
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
