namespace Lecture38.Scripting;

/// <summary>Type names as .NET Interactive writes them: <c>List&lt;Int32&gt;</c>.</summary>
internal static class TypeNames
{
    private const int MaxDepth = 20;

    /// <summary>The name without namespaces and without the classes around it.</summary>
    public static string Short(Type type) => Of(type, part => part.Name, MaxDepth);

    /// <summary>The name with namespaces.</summary>
    public static string Full(Type type) => Of(type, part => part.FullName ?? part.Name, MaxDepth);

    public static bool IsAnonymous(Type type) => !type.IsArray && type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal);

    private static string Of(Type type, Func<Type, string> name, int depth)
    {
        if (depth == 0)
        {
            return "…";
        }
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, name, depth - 1)}[{new string(',', type.GetArrayRank() - 1)}]";
        }
        if (IsAnonymous(type))
        {
            return "(anonymous)";
        }
        var written = name(type);
        var generic = written.IndexOf('`', StringComparison.Ordinal);
        return generic < 0 ? written
            : written[..generic]
                + $"<{string.Join(",", type.GetGenericArguments().Select(argument => Of(argument, name, depth - 1)))}>";
    }
}
