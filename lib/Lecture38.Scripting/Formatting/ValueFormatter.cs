using System.Net.Mime;
using System.Text.Json;

namespace Lecture38.Scripting;

/// <summary>Turns any value into what a reader sees. A value that cannot be shown says why; it never makes the formatter throw.</summary>
internal static class ValueFormatter
{
    /// <summary>Formats a value in the given MIME types; none means those that its type prefers.</summary>
    /// <exception cref="ArgumentException">A given MIME type is one that the engine cannot produce for this value.</exception>
    public static IReadOnlyList<Representation> Format(object? value, params IReadOnlyList<string> mimeTypes)
    {
        var formatters = value is null ? null : CustomFormatters.Of(value);
        if (mimeTypes.Count == 0)
        {
            mimeTypes = formatters?.PreferredMimeTypes ?? [value is string ? MediaTypeNames.Text.Plain : MediaTypeNames.Text.Html];
        }
        return [.. mimeTypes.Select(mimeType => new Representation(mimeType, FormatAs(mimeType, value, formatters)))];
    }

    private static string FormatAs(string mimeType, object? value, CustomFormatters? formatters)
    {
        try
        {
            return formatters?.TryFormat(mimeType, value!) ?? FormatByDefault(mimeType, value);
        }
        catch (Exception exception) when (exception is not ThreadInterruptedException and not UnknownMimeTypeException)
        {
            var problem = $"{TypeNames.Short(value?.GetType() ?? typeof(object))} could not be shown as {mimeType}: {ExceptionText.Of(exception)}";
            return mimeType == MediaTypeNames.Text.Html ? HtmlView.Of(problem) : problem;
        }
    }

    private static string FormatByDefault(string mimeType, object? value) => mimeType switch
    {
        MediaTypeNames.Text.Html => HtmlView.Of(value),
        MediaTypeNames.Text.Plain => TextView.Of(value),
        MediaTypeNames.Application.Json => JsonSerializer.Serialize(value),
        _ when value is string text && mimeType.Contains('/', StringComparison.Ordinal) => text,
        _ => throw new UnknownMimeTypeException(mimeType, value),
    };

    private sealed class UnknownMimeTypeException(string mimeType, object? value) : ArgumentException(
        mimeType.Contains('/', StringComparison.Ordinal)
            ? $"The embedded kernel cannot show {TypeNames.Short(value?.GetType() ?? typeof(object))} as {mimeType}; "
                + $"it can as {MediaTypeNames.Text.Html}, {MediaTypeNames.Text.Plain} and {MediaTypeNames.Application.Json}."
            : $"'{mimeType}' is no MIME type. After the value, Display takes MIME types, such as {MediaTypeNames.Text.Plain}; show a second value with a call of its own.")
    {
        /// <summary>One line: where in the engine it was noticed helps nobody.</summary>
        public override string ToString() => $"{typeof(ArgumentException).FullName}: {Message}";
    }
}
