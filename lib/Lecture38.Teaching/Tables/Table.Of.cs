using System.Reflection;
using System.Runtime.CompilerServices;

namespace Lecture38;

public sealed partial class Table
{
    /// <summary>
    /// Makes a table of objects: a column for each public property (records, anonymous types) or element (tuples). Plain values
    /// such as numbers and strings get one column, Value. O(rows × columns).
    /// </summary>
    /// <param name="rows">The objects.</param>
    /// <param name="headings">What to call the columns, where the properties' names would not do; all or none.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There are headings, but not one for each column.</exception>
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
        var cells = rows.Select(row =>
            (IReadOnlyList<string>)[.. members.Select(member => DisplayText.Of(row is null ? null : member.Get(row)))]);
        return new Table([.. columns], [.. cells]);
    }

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

    private sealed record Member(string Name, Type Type, Func<object, object?> Get);
}
