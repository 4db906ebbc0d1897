namespace Lecture38.Scripting;

/// <summary>Type names as C# writes them, without namespaces.</summary>
internal static class TypeNames
{
    private const int MaxDepth = 20;

    public static string Of(Type type) => Of(type, MaxDepth);

    private static string Of(Type type, int depth)
    {
        if (depth == 0)
        {
            return "…";
        }
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, depth - 1)}[{new string(',', type.GetArrayRank() - 1)}]";
        }
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying, depth - 1) + "?";
        }
        if (IsAnonymous(type))
        {
            return "(anonymous)";
        }
        return Keyword(type) ?? (type.IsGenericType ? GenericName(type, depth) : type.Name);
    }

    public static bool IsAnonymous(Type type) => type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal);

    private static string GenericName(Type type, int depth) =>
        $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(argument => Of(argument, depth - 1)))}>";

    private static string? Keyword(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => null,
        TypeCode.Boolean => "bool",
        TypeCode.Byte => "byte",
        TypeCode.Char => "char",
        TypeCode.Decimal => "decimal",
        TypeCode.Double => "double",
        TypeCode.Int16 => "short",
        TypeCode.Int32 => "int",
        TypeCode.Int64 => "long",
        TypeCode.SByte => "sbyte",
        TypeCode.Single => "float",
        TypeCode.String => "string",
        TypeCode.UInt16 => "ushort",
        TypeCode.UInt32 => "uint",
        TypeCode.UInt64 => "ulong",
        _ when type == typeof(object) => "object",
        _ when type == typeof(void) => "void",
        _ => null,
    };
}
