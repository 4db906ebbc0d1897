using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace Lecture38.Scripting;

/// <summary>The public properties and fields of a value, in the order of their declaration.</summary>
internal static class ValueMembers
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<ValueMember>> Known = new();

    public static IReadOnlyList<ValueMember> Of(Type type) => Known.GetOrAdd(type, Find);

    private static List<ValueMember> Find(Type type)
    {
        var flags = BindingFlags.Instance | BindingFlags.Public;
        var properties = type.GetProperties(flags)
            .Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .Where(property => IsShowable(property.PropertyType, property))
            .Select(property => (Member: (MemberInfo)property, Get: (Func<object, object?>)(target =>
                IsBoxable(property.PropertyType) ? property.GetValue(target, BindingFlags.DoNotWrapExceptions, null, null, null) : target.ToString())));
        var fields = type.GetFields(flags)
            .Where(field => IsShowable(field.FieldType, field))
            .Select(field => (Member: (MemberInfo)field, Get: (Func<object, object?>)field.GetValue));
        return [.. properties.Concat(fields)
            .DistinctBy(member => member.Member.Name)
            .Select(member => new ValueMember(member.Member.Name, member.Get))];
    }

    private static bool IsShowable(Type type, MemberInfo member) =>
        !type.IsPointer && !member.Name.Contains('<', StringComparison.Ordinal) && member.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State != DebuggerBrowsableState.Never;

    /// <summary>False for spans: .NET Interactive shows the text of the whole object in their place.</summary>
    private static bool IsBoxable(Type type) => !type.IsByRefLike && !(type.IsByRef && type.GetElementType() is { IsByRefLike: true });
}

/// <summary>One member of a type.</summary>
internal sealed record ValueMember(string Name, Func<object, object?> Getter)
{
    /// <summary>The member's value, or why there is none.</summary>
    public object? Get(object target)
    {
        try
        {
            return Getter(target);
        }
        catch (Exception exception) when (exception is not ThreadInterruptedException)
        {
            return new MemberFailure(exception);
        }
    }
}

/// <summary>Stands for the value of a property that threw.</summary>
internal sealed record MemberFailure(Exception Exception)
{
    public override string ToString() => $"⚠ {Exception.GetType().Name}: {ExceptionText.Message(Exception)}";
}
