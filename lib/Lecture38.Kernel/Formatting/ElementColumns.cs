namespace Lecture38.Kernel;

/// <summary>An element of a sequence as the cells of a table's row: by name, got when they are shown.</summary>
internal static class ElementColumns
{
    public static IReadOnlyDictionary<string, Func<object?>> Of(object? element)
    {
        var members = element is not null && ValueShapes.Of(element) == ValueShape.Object ? ValueMembers.Of(element.GetType()) : [];
        return members.Count == 0
            ? new Dictionary<string, Func<object?>> { ["value"] = () => element }
            : members.ToDictionary<ValueMember, string, Func<object?>>(member => member.Name, member => () => member.Get(element!));
    }
}
