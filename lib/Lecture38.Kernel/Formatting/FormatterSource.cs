using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Lecture38.Kernel;

/// <summary>
/// The formatters that a type brings along by .NET Interactive's convention: an attribute <em>named</em>
/// <c>TypeFormatterSourceAttribute</c>, from any assembly, names a class whose <c>CreateTypeFormatters()</c> returns objects with
/// <c>MimeType</c> and <c>Format(object, TextWriter)</c>. Everything is found by name, so no type is shared.
/// </summary>
internal sealed class FormatterSource
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, FormatterSource?> Known = new();

    private readonly IReadOnlyList<(string MimeType, Func<object, TextWriter, bool> Format)> _formatters;

    private FormatterSource(IReadOnlyList<(string, Func<object, TextWriter, bool>)> formatters, string[] preferredMimeTypes)
    {
        _formatters = formatters;
        PreferredMimeTypes = preferredMimeTypes;
    }

    /// <summary>The MIME types to emit when none is asked for.</summary>
    public string[] PreferredMimeTypes { get; }

    /// <summary>The formatters of a type or of the nearest base type that has any; null if none has.</summary>
    public static FormatterSource? Of(Type type) => Known.GetOrAdd(type, Find);

    /// <summary>The value in a MIME type; null if no formatter of that type takes it.</summary>
    public string? TryFormat(string mimeType, object value)
    {
        foreach (var (_, format) in _formatters.Where(formatter => formatter.MimeType == mimeType))
        {
            using var writer = new StringWriter();
            if (format(value, writer))
            {
                return writer.ToString();
            }
        }
        return null;
    }

    private static FormatterSource? Find(Type type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            var attribute = candidate.GetCustomAttributes(inherit: false)
                .FirstOrDefault(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");
            if (attribute is not null && Get(attribute, "FormatterSourceType") is Type sourceType)
            {
                return Create(attribute, sourceType, candidate);
            }
        }
        return null;
    }

    private static FormatterSource Create(object attribute, Type sourceType, Type type)
    {
        string[] preferred = Get(attribute, "PreferredMimeTypes") is string[] { Length: > 0 } mimeTypes ? mimeTypes : [Mime.Html];
        try
        {
            var source = Activator.CreateInstance(sourceType, nonPublic: true)!;
            var formatters = (IEnumerable)source.GetType().GetMethod("CreateTypeFormatters", Members)!.Invoke(source, null)!;
            return new FormatterSource([.. formatters.Cast<object>().Select(Wrap)], preferred);
        }
        catch (Exception exception)
        {
            var problem = (exception as TargetInvocationException)?.InnerException ?? exception;
            bool Fail(object value, TextWriter writer) =>
                throw new InvalidOperationException($"The formatters of {TypeNames.Of(type)} could not be created.", problem);
            return new FormatterSource([.. preferred.Select(mimeType => (mimeType, (Func<object, TextWriter, bool>)Fail))], preferred);
        }
    }

    private static (string, Func<object, TextWriter, bool>) Wrap(object formatter)
    {
        var format = formatter.GetType().GetMethod("Format", Members, [typeof(object), typeof(TextWriter)])
            ?? throw new MissingMethodException(formatter.GetType().FullName, "bool Format(object, TextWriter)");
        return ((string)Get(formatter, "MimeType")!, format.CreateDelegate<Func<object, TextWriter, bool>>(formatter));
    }

    private static object? Get(object target, string property) => target.GetType().GetProperty(property, Members)?.GetValue(target);
}
