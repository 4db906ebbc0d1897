using System.Collections;
using System.Numerics;
using System.Reflection;

namespace Lecture38.Scripting;

/// <summary>What kind of thing a value is, to the reader.</summary>
internal enum ValueShape
{
    /// <summary>One word or number.</summary>
    Scalar,

    /// <summary>A point or a span of time, an enum: one word, and .NET Interactive sets it without a frame.</summary>
    Word,

    /// <summary>Something whose text says more than its properties would: a type, a delegate, an exception, JSON.</summary>
    Opaque,

    /// <summary>Keys and values.</summary>
    Dictionary,

    /// <summary>One after the other.</summary>
    Sequence,

    /// <summary>Something with members.</summary>
    Object,
}

/// <summary>Tells shapes apart, as .NET Interactive does.</summary>
internal static class ValueShapes
{
    public static ValueShape Of(object value) => value switch
    {
        string or decimal or Guid or BigInteger => ValueShape.Scalar,
        DateTime or DateTimeOffset or TimeSpan or Enum => ValueShape.Word,
        _ when value.GetType().IsPrimitive => ValueShape.Scalar,
        MemberInfo or Assembly or Module or Delegate or Thread or System.Globalization.CultureInfo => ValueShape.Opaque,
        MemberFailure or Exception or Stream or TextWriter => ValueShape.Opaque,
        System.Text.Json.JsonDocument or System.Text.Json.JsonElement or System.Text.Json.Nodes.JsonNode => ValueShape.Opaque,
        System.Xml.Linq.XObject => ValueShape.Opaque,
        IDictionary => ValueShape.Dictionary,
        IEnumerable => Implements(value.GetType(), typeof(IDictionary<,>)) ? ValueShape.Dictionary : ValueShape.Sequence,
        _ => ValueShape.Object,
    };

    /// <summary>True for the types whose sequences are shown on one line.</summary>
    public static bool IsScalar(Type type) =>
        type.IsPrimitive
        || type == typeof(string) || type == typeof(decimal) || type == typeof(Guid)
        || type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(TimeSpan)
        || (Nullable.GetUnderlyingType(type) is { } underlying && IsScalar(underlying));

    /// <summary>True if a sequence's type says that all elements are scalars.</summary>
    public static bool HasScalarElements(Type sequence) => ElementType(sequence) is { } element && IsScalar(element);

    /// <summary>
    /// True for a sequence that says more than its elements, such as a group with its key. Collections, and iterators that the compiler
    /// or the framework hides, say no more.
    /// </summary>
    public static bool HasMembersBesideElements(object sequence) =>
        sequence is not ICollection
        && !sequence.GetType().IsNestedPrivate
        && !Implements(sequence.GetType(), typeof(IDictionary<,>))
        && !Implements(sequence.GetType(), typeof(IOrderedEnumerable<>));

    private static Type? ElementType(Type sequence) => sequence.IsArray
        ? sequence.GetElementType()
        : sequence.GetInterfaces().FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GenericTypeArguments[0];

    private static bool Implements(Type type, Type genericInterface) =>
        type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == genericInterface);
}
