using System.Text.Json;

namespace Lecture38.Kernel;

/// <summary>Turns any value into what a reader sees. Never throws because of the value: a value that cannot be shown says why.</summary>
internal static class ValueFormatter
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>Formats a value in the given MIME types; none means those that its type prefers.</summary>
    /// <exception cref="ArgumentException">A given MIME type is one that the kernel cannot produce for this value.</exception>
    public static IReadOnlyList<FormattedValue> Format(object? value, params string[] mimeTypes)
    {
        var source = value is null ? null : FormatterSource.Of(value.GetType());
        if (mimeTypes.Length == 0)
        {
            mimeTypes = Preferred(value, source);
        }
        return [.. mimeTypes.Select(mimeType => new FormattedValue(mimeType, FormatAs(mimeType, value, source)))];
    }

    private static string[] Preferred(object? value, FormatterSource? source) => value switch
    {
        _ when source is not null => source.PreferredMimeTypes,
        _ when PlotlyChart.IsChart(value) => [Mime.Html, Mime.Plotly],
        string => [Mime.PlainText],
        _ => [Mime.Html],
    };

    private static string FormatAs(string mimeType, object? value, FormatterSource? source)
    {
        try
        {
            return FormatByItsType(mimeType, value, source) ?? FormatByDefault(mimeType, value);
        }
        catch (Exception exception) when (exception is not ThreadInterruptedException and not UnknownMimeTypeException)
        {
            var problem = $"{TypeNames.Of(value?.GetType() ?? typeof(object))} could not be shown as {mimeType}: {exception}";
            return mimeType == Mime.Html ? HtmlView.Of(problem) : problem;
        }
    }

    /// <summary>The way that the value's own type offers; null if it offers none.</summary>
    public static string? FormatByItsType(string mimeType, object? value, FormatterSource? source) =>
        source?.TryFormat(mimeType, value!)
        ?? PlotlyChart.TryWrap(value)?.TryFormat(mimeType)
        ?? (mimeType == Mime.Html ? OwnHtml.TryGet(value) : null);

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
