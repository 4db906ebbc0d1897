using System.Collections;
using System.Collections.Concurrent;
using System.Net.Mime;
using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;

namespace Lecture38.Scripting;

/// <summary>The formatters that a type brings along: a Plotly.NET chart, .NET Interactive's convention, or <c>ToHtml()</c>. Thread-safe.</summary>
/// <remarks>
/// The convention: an attribute <em>named</em> <c>TypeFormatterSourceAttribute</c>, from any assembly, names a class whose
/// <c>CreateTypeFormatters()</c> returns objects with <c>MimeType</c> and <c>Format(object, TextWriter)</c>.
/// </remarks>
internal sealed class CustomFormatters
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, CustomFormatters?> Known = new();

    private readonly IReadOnlyList<(string MimeType, Func<object, TextWriter, bool> Format)> _formatters;

    public CustomFormatters(
        IReadOnlyList<string> preferredMimeTypes, IReadOnlyList<(string MimeType, Func<object, TextWriter, bool> Format)> formatters)
    {
        PreferredMimeTypes = preferredMimeTypes;
        _formatters = formatters;
    }

    /// <summary>The MIME types to produce when none is asked for.</summary>
    public IReadOnlyList<string> PreferredMimeTypes { get; }

    /// <summary>The formatters of the value's type; null for a value that is formatted by its shape. Never throws.</summary>
    public static CustomFormatters? Of(object value) => Known.GetOrAdd(value.GetType(), Find);

    /// <summary>The value in a MIME type; null if no formatter can. Runs the type's code, so it may throw anything.</summary>
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

    private static CustomFormatters? Find(Type type)
    {
        try
        {
            return PlotlyChart.Find(type) ?? FindByConvention(type) ?? FindToHtml(type);
        }
        catch (Exception exception) when (exception is not ThreadInterruptedException)
        {
            return Failing(type, [MediaTypeNames.Text.Html], exception);
        }
    }

    /// <summary>Formatters that say what is wrong with the type's own.</summary>
    private static CustomFormatters Failing(Type type, string[] mimeTypes, Exception exception)
    {
        var problem = (exception as TargetInvocationException)?.InnerException ?? exception;
        bool Fail(object value, TextWriter writer) =>
            throw new InvalidOperationException($"The formatters of {TypeNames.Short(type)} could not be created.", problem);
        return new CustomFormatters(mimeTypes, [.. mimeTypes.Select(mimeType => (mimeType, (Func<object, TextWriter, bool>)Fail))]);
    }

    /// <summary>The nearest base type with the attribute decides. Only that attribute's constructor runs.</summary>
    private static CustomFormatters? FindByConvention(Type type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.CustomAttributes.FirstOrDefault(data => data.AttributeType.Name == "TypeFormatterSourceAttribute") is { } data
                && candidate.GetCustomAttributes(data.AttributeType, inherit: false).FirstOrDefault() is { } attribute
                && Get(attribute, "FormatterSourceType") is Type sourceType)
            {
                return Create(attribute, sourceType, candidate);
            }
        }
        return null;
    }

    private static CustomFormatters Create(object attribute, Type sourceType, Type type)
    {
        string[] preferred = Get(attribute, "PreferredMimeTypes") is string[] { Length: > 0 } mimeTypes ? mimeTypes : [MediaTypeNames.Text.Html];
        try
        {
            var source = Activator.CreateInstance(sourceType, nonPublic: true)!;
            var formatters = (IEnumerable)source.GetType().GetMethod("CreateTypeFormatters", Members)!.Invoke(source, null)!;
            return new CustomFormatters(preferred, [.. formatters.Cast<object>().Select(Wrap)]);
        }
        catch (Exception exception) when (exception is not ThreadInterruptedException)
        {
            return Failing(type, preferred, exception);
        }
    }

    private static (string, Func<object, TextWriter, bool>) Wrap(object formatter)
    {
        var format = formatter.GetType().GetMethod("Format", Members, [typeof(object), typeof(TextWriter)])
            ?? throw new MissingMethodException(formatter.GetType().FullName, "bool Format(object, TextWriter)");
        return ((string)Get(formatter, "MimeType")!, format.CreateDelegate<Func<object, TextWriter, bool>>(formatter));
    }

    private static object? Get(object target, string property) => target.GetType().GetProperty(property, Members)?.GetValue(target);

    /// <summary><see cref="HtmlString"/>, or a type with <c>public string ToHtml()</c>, as Verso shows it.</summary>
    private static CustomFormatters? FindToHtml(Type type) => type == typeof(HtmlString)
        ? new([MediaTypeNames.Text.Html], [Text(MediaTypeNames.Text.Html, Content), Text(MediaTypeNames.Text.Plain, Content)])
        : type.GetMethod("ToHtml", Type.EmptyTypes) is { IsStatic: false } method && method.ReturnType == typeof(string)
            ? new([MediaTypeNames.Text.Html], [Text(MediaTypeNames.Text.Html, value => (string?)method.Invoke(value, BindingFlags.DoNotWrapExceptions, null, null, null))])
            : null;

    private static string Content(object html) => ((HtmlString)html).Value;

    private static (string, Func<object, TextWriter, bool>) Text(string mimeType, Func<object, string?> format)
    {
        return (mimeType, Write);

        bool Write(object value, TextWriter writer)
        {
            var text = format(value);
            writer.Write(text);
            return text is not null;
        }
    }
}
