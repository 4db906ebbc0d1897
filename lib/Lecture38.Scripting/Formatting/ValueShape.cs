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

    /// <summary>Something whose text says more than its properties would: a type, a delegate, a task, JSON.</summary>
    Opaque,

    /// <summary>Keys and values.</summary>
    Dictionary,

    /// <summary>One after the other.</summary>
    Sequence,

    /// <summary>Something with members.</summary>
    Object,
}

/// <summary>Tells shapes apart.</summary>
internal static class ValueShapes
{
    public static ValueShape Of(object value) => value switch
    {
        string or Guid or BigInteger or Complex or Uri or Version or Half or Int128 or UInt128 or nint or nuint => ValueShape.Scalar,
        decimal => ValueShape.Scalar,
        DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan or Enum => ValueShape.Word,
        _ when value.GetType().IsPrimitive => ValueShape.Scalar,
        Type or MemberInfo or Assembly or Module or Delegate or Task or Thread or System.Globalization.CultureInfo => ValueShape.Opaque,
        MemberFailure or Exception or Stream or TextWriter or System.Text.StringBuilder => ValueShape.Opaque,
        System.Text.Json.JsonDocument or System.Text.Json.JsonElement or System.Text.Json.Nodes.JsonNode => ValueShape.Opaque,
        System.Xml.Linq.XObject => ValueShape.Opaque,
        IDictionary => ValueShape.Dictionary,
        IEnumerable when IsGenericDictionary(value.GetType()) => ValueShape.Dictionary,
        IEnumerable => ValueShape.Sequence,
        _ => ValueShape.Object,
    };

    public static bool IsOneWord(object? value) => value is null or MemberFailure || Of(value) is ValueShape.Scalar or ValueShape.Word;

    private static bool IsGenericDictionary(Type type) => type.GetInterfaces().Any(face => face.IsGenericType
        && (face.GetGenericTypeDefinition() == typeof(IDictionary<,>) || face.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)));
}
