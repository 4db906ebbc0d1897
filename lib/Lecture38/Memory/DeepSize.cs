using System.Collections.Concurrent;
using System.Reflection;

namespace Lecture38;

/// <summary>The size of an object together with everything that can be reached from it.</summary>
/// <remarks>
/// Follows every reference in every instance field and array element, and counts each object once. Stops at types and
/// other metadata, which belong to the runtime. Something shared with the rest of the program is counted too, so the result
/// is an upper bound of what dropping the object would free. Safe for concurrent use while nobody changes the objects.
/// </remarks>
public static class DeepSize
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> FieldsWithReferences = new();

    /// <summary>The bytes of everything reachable, the object itself included. O(objects) time and memory.</summary>
    /// <param name="root">Where to start.</param>
    /// <returns>The size in bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="root"/> is null.</exception>
    public static long Of(object root) => Reachable(root).Sum(ShallowSize.Of);

    /// <summary>The same, broken down by type, the largest share first. O(objects).</summary>
    /// <param name="root">Where to start.</param>
    /// <returns>For each type the number of its objects and their bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="root"/> is null.</exception>
    public static IReadOnlyList<TypeSize> ByType(object root) =>
        [.. Reachable(root)
            .GroupBy(reachable => reachable.GetType())
            .Select(group => new TypeSize(TypeName.Of(group.Key), group.Count(), group.Sum(ShallowSize.Of)))
            .OrderByDescending(size => size.Bytes)
            .ThenBy(size => size.Type, StringComparer.Ordinal)];

    private static HashSet<object> Reachable(object root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var toVisit = new Stack<object>();
        Visit(root);
        while (toVisit.TryPop(out var next))
        {
            VisitReferences(next);
        }

        return seen;

        void Visit(object? value)
        {
            if (value is not (null or MemberInfo or Assembly or Module or Pointer) && seen.Add(value))
            {
                toVisit.Push(value);
            }
        }

        void VisitReferences(object value)
        {
            if (value is Array array)
            {
                VisitElements(array);
                return;
            }

            foreach (var field in FieldsWithReferences.GetOrAdd(value.GetType(), FindFieldsWithReferences))
            {
                VisitSlot(field.FieldType, field.GetValue(value));
            }
        }

        void VisitElements(Array array)
        {
            var elementType = array.GetType().GetElementType()!;
            if (MayHoldReferences(elementType))
            {
                foreach (var element in array)
                {
                    VisitSlot(elementType, element);
                }
            }
        }

        // A field or element either refers to an object, or is a struct whose own fields are part of the object it lies in.
        void VisitSlot(Type slotType, object? content)
        {
            if (!slotType.IsValueType)
            {
                Visit(content);
            }
            else if (content is not null)
            {
                VisitReferences(content);
            }
        }
    }

    private static FieldInfo[] FindFieldsWithReferences(Type type)
    {
        const BindingFlags OwnFields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        return
        [
            .. (type.BaseType is { } baseType ? FindFieldsWithReferences(baseType) : []),
            .. type.GetFields(OwnFields).Where(field => MayHoldReferences(field.FieldType)),
        ];
    }

    private static bool MayHoldReferences(Type type) =>
        !type.IsPointer && !type.IsFunctionPointer && !type.IsPrimitive && !type.IsEnum && !type.IsByRefLike
        && (!type.IsValueType || FieldsWithReferences.GetOrAdd(type, FindFieldsWithReferences).Length > 0);
}

/// <summary>What the objects of one type occupy.</summary>
/// <param name="Type">The type's name as C# writes it.</param>
/// <param name="Count">The number of objects.</param>
/// <param name="Bytes">Their bytes together.</param>
public readonly record struct TypeSize(string Type, int Count, long Bytes);

/// <summary>Names of types as C# code writes them.</summary>
internal static class TypeName
{
    public static string Of(Type type)
    {
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + "?";
        }

        var name = type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : name;
    }
}
