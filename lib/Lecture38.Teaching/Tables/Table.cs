using System.Reflection;
using System.Runtime.CompilerServices;

namespace Lecture38;

/// <summary>
/// A table, displayed as HTML in a notebook and as aligned text elsewhere. Numbers are right-aligned. A long table shows its first and
/// last rows and the number of rows between them; <see cref="Rows"/> has them all. Immutable.
/// </summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed class Table : IDisplayable
{
    private const int MaxRows = 100_000;

    /// <summary>Creates a table from text.</summary>
    /// <param name="columns">The headings.</param>
    /// <param name="rows">The rows, with a cell for each heading.</param>
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

    /// <summary>All rows, with a cell for each column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>
    /// Creates a table from objects, with a column for each public property (records, anonymous types) or element (tuples). Plain
    /// values such as numbers and strings get one column, Value. If a property or a value's ToString throws, its cell shows the
    /// exception. O(rows × columns).
    /// </summary>
    /// <param name="rows">The objects, at most 100,000. An endless sequence throws, too.</param>
    /// <param name="headings">The column headings in place of the property names: all or none.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There are too many rows, or the number of headings is neither zero nor the number of columns.</exception>
    public static Table Of<T>(IEnumerable<T> rows, params string[] headings)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(headings);
        var members = Members(typeof(T));
        if (headings.Length != 0 && headings.Length != members.Count)
        {
            throw new ArgumentException(
                $"{headings.Length} headings for {members.Count} columns ({string.Join(", ", members.Select(m => m.Name))}).",
                nameof(headings));
        }

        var columns = members.Select((member, i) =>
            new TableColumn(headings.Length == 0 ? member.Name : headings[i], IsNumber(member.Type)));
        IReadOnlyList<string>[] cells = [.. rows.Take(MaxRows + 1).Select(row => (IReadOnlyList<string>)[.. members.Select(member => member.Cell(row))])];
        return cells.Length <= MaxRows
            ? new Table([.. columns], cells)
            : throw new ArgumentException($"A table has at most {MaxRows} rows. Take fewer, such as {nameof(rows)}.Take(100).", nameof(rows));
    }

    /// <summary>The table as HTML. Every cell is escaped.</summary>
    public string ToHtml() => TableHtml.Write(this);

    /// <summary>The table as aligned lines of text.</summary>
    public override string ToString() => TableText.Write(this);

    private static List<Member> Members(Type type)
    {
        if (typeof(ITuple).IsAssignableFrom(type) && type.IsGenericType)
        {
            return [.. type.GetGenericArguments().Select((element, i) =>
                new Member($"Item{i + 1}", element, row => ((ITuple)row)[i]))];
        }

        return IsPlain(type)
            ? [new Member("Value", type, row => row)]
            : [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
                .Select(property => new Member(property.Name, property.PropertyType, property.GetValue))];
    }

    private static bool IsPlain(Type type) =>
        type == typeof(object) || typeof(IConvertible).IsAssignableFrom(type) || typeof(IFormattable).IsAssignableFrom(type);

    private static bool IsNumber(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: false } value
        && value.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(System.Numerics.INumber<>))
        && value != typeof(char);

    private sealed record Member(string Name, Type Type, Func<object, object?> Get)
    {
        internal string Cell(object? row)
        {
            try
            {
                return DisplayText.Of(row is null ? null : Get(row));
            }
            catch (TargetInvocationException error)
            {
                return DisplayText.Thrown(error.InnerException ?? error);
            }
        }
    }
}

/// <summary>A heading of a <see cref="Table"/>.</summary>
/// <param name="Name">The heading.</param>
/// <param name="IsNumeric">Whether its cells are right-aligned.</param>
/// <param name="IsOneLine">Whether its cells never wrap, however narrow the page. Numbers never do.</param>
public sealed record TableColumn(string Name, bool IsNumeric = false, bool IsOneLine = false);
