using System.Collections.Concurrent;
using Microsoft.DotNet.Interactive.Formatting;

namespace Lecture38.Kernel;

/// <summary>HTML that a value has of its own: <see cref="HtmlString"/>, or a type with <c>public string ToHtml()</c>, as Verso shows it.</summary>
internal static class OwnHtml
{
    private static readonly ConcurrentDictionary<Type, Func<object, string?>?> Known = new();

    public static string? TryGet(object? value) => value switch
    {
        null => null,
        HtmlString html => html.Value,
        _ => Known.GetOrAdd(value.GetType(), Find)?.Invoke(value),
    };

    private static Func<object, string?>? Find(Type type)
    {
        var method = type.GetMethod("ToHtml", Type.EmptyTypes);
        return method is { IsStatic: false } && method.ReturnType == typeof(string)
            ? value => (string?)method.Invoke(value, System.Reflection.BindingFlags.DoNotWrapExceptions, null, null, null)
            : null;
    }
}
