namespace Lecture38;

/// <summary>
/// A table that shows itself: as HTML in a notebook, as aligned text elsewhere. Numbers stand on the right. Long tables show
/// their first and last rows and say how many they leave out; <see cref="Rows"/> has them all. Immutable.
/// </summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed partial class Table : IDisplayable
{
    /// <summary>Makes a table of cells that are text already.</summary>
    /// <param name="columns">The headings.</param>
    /// <param name="rows">The rows, each with a cell for every heading.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A row has more or fewer cells than there are columns.</exception>
    public Table(IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.FirstOrDefault(row => row.Count != columns.Count) is { } misfit)
        {
            throw new ArgumentException($"A row has {misfit.Count} cells for {columns.Count} columns.", nameof(rows));
        }

        Columns = [.. columns];
        Rows = [.. rows];
    }

    /// <summary>The headings.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>All rows, each with a cell for every column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>The table as HTML. Every cell is escaped.</summary>
    public string ToHtml() => TableHtml.Write(this);

    /// <summary>The table as aligned lines of text.</summary>
    public override string ToString() => TableText.Write(this);
}

/// <summary>A heading of a <see cref="Table"/>.</summary>
/// <param name="Name">Its words.</param>
/// <param name="IsNumeric">Whether its cells stand on the right.</param>
/// <param name="IsOneLine">Whether its cells are never broken into lines, however narrow the page; numbers never are.</param>
public sealed record TableColumn(string Name, bool IsNumeric = false, bool IsOneLine = false);
