using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;

namespace Lecture38.Kernel;

/// <summary>HTML that a value has of its own: <see cref="HtmlString"/>, or a type with <c>public string ToHtml()</c>, as Verso shows it.</summary>
internal sealed class OwnHtml : IOwnForms
{
    private static readonly ConcurrentDictionary<Type, MethodInfo?> Known = new();

    private readonly Func<string?> _toHtml;

    private OwnHtml(Func<string?> toHtml) => _toHtml = toHtml;

    public IReadOnlyList<string> PreferredMimeTypes => [Mime.Html];

    public static IOwnForms? TryWrap(object value) => value switch
    {
        HtmlString html => new OwnHtml(() => html.Value),
        _ when Known.GetOrAdd(value.GetType(), Find) is { } method =>
            new OwnHtml(() => (string?)method.Invoke(value, BindingFlags.DoNotWrapExceptions, null, null, null)),
        _ => null,
    };

    public string? TryFormat(string mimeType) => mimeType == Mime.Html ? _toHtml() : null;

    private static MethodInfo? Find(Type type) =>
        type.GetMethod("ToHtml", Type.EmptyTypes) is { IsStatic: false } method && method.ReturnType == typeof(string) ? method : null;
}
