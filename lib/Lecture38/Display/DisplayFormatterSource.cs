namespace Lecture38;

/// <summary>
/// Makes the formatters of <see cref="IDisplayable"/> values. Hosts create it and call it by its method's name; nothing else
/// needs it.
/// </summary>
public sealed class DisplayFormatterSource
{
    private readonly Formatter[] _formatters =
    [
        new(MimeTypes.Html, value => value.ToHtml()),
        new(MimeTypes.CourseHtml, _ => "1"),
        new(MimeTypes.PlainText, value => value.ToString()),
        new(MimeTypes.Plotly, value => value.ToMimeType(MimeTypes.Plotly)),
        new(MimeTypes.Check, value => value.ToMimeType(MimeTypes.Check)),
    ];

    /// <summary>The formatters, one a MIME type.</summary>
    /// <returns>Objects with a <c>MimeType</c> and a method <c>Format</c>.</returns>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    /// <summary>Writes a value in one MIME type; a host calls it by its members' names.</summary>
    private sealed class Formatter(string mimeType, Func<IDisplayable, string?> format)
    {
        public string MimeType { get; } = mimeType;

        /// <summary>Writes <paramref name="instance"/>; false if it has no form in this MIME type.</summary>
        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not IDisplayable displayable || format(displayable) is not { } text)
            {
                return false;
            }

            writer.Write(text);
            return true;
        }
    }
}
