using System.Text.Json;

namespace Lecture38.Kernel;

/// <summary>Turns any value into what a reader sees. Never throws because of the value: a value that cannot be shown says why.</summary>
internal static class ValueFormatter
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>Formats a value in the given MIME types; none means those that its type prefers.</summary>
    /// <exception cref="ArgumentException">A given MIME type is one that the kernel cannot produce for this value.</exception>
    public static IReadOnlyList<FormattedValue> Format(object? value, params IReadOnlyList<string> mimeTypes)
    {
        var ownForms = OwnForms.Of(value);
        if (mimeTypes.Count == 0)
        {
            mimeTypes = ownForms?.PreferredMimeTypes ?? [value is string ? Mime.PlainText : Mime.Html];
        }
        return [.. mimeTypes.Select(mimeType => new FormattedValue(mimeType, FormatAs(mimeType, value, ownForms)))];
    }

    private static string FormatAs(string mimeType, object? value, IOwnForms? ownForms)
    {
        try
        {
            return ownForms?.TryFormat(mimeType) ?? FormatByDefault(mimeType, value);
        }
        catch (Exception exception) when (exception is not ThreadInterruptedException and not UnknownMimeTypeException)
        {
            var problem = $"{TypeNames.Of(value?.GetType() ?? typeof(object))} could not be shown as {mimeType}: {exception}";
            return mimeType == Mime.Html ? HtmlView.Of(problem) : problem;
        }
    }

    private static string FormatByDefault(string mimeType, object? value) => mimeType switch
    {
        Mime.Html => HtmlView.Of(value),
        Mime.PlainText => PlainText.Of(value),
        Mime.Json => JsonSerializer.Serialize(value, Json),
        _ when value is string text => text,
        _ => throw new UnknownMimeTypeException(mimeType, value),
    };

    private sealed class UnknownMimeTypeException(string mimeType, object? value) : ArgumentException(
        $"The embedded kernel cannot show {TypeNames.Of(value?.GetType() ?? typeof(object))} as {mimeType}; it can as {Mime.Html}, {Mime.PlainText} and {Mime.Json}.");
}
