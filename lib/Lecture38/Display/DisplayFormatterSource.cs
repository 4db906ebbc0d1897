using System.ComponentModel;
using System.Net;
using System.Text.Json;

namespace Lecture38;

/// <summary>
/// Makes the formatters of <see cref="IDisplayable"/> values. Hosts create it and call it by its method's name; nothing else
/// needs it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
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

        /// <summary>
        /// Writes <paramref name="instance"/>; false if it has no form in this MIME type. Never throws because of the value, since not every
        /// host catches what a formatter throws: a value that cannot be shown says why.
        /// </summary>
        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not IDisplayable displayable || TryFormat(displayable) is not { } text)
            {
                return false;
            }

            writer.Write(text);
            return true;
        }

        private string? TryFormat(IDisplayable value)
        {
            try
            {
                return format(value);
            }
            catch (Exception error) when (error is not ThreadInterruptedException) // That is how a host cancels.
            {
                return Problem($"{value.GetType().Name} could not be shown: {error.GetType().Name}: {error.Message}");
            }
        }

        private string Problem(string problem) => MimeType switch
        {
            MimeTypes.PlainText => problem,
            MimeTypes.Html => WebUtility.HtmlEncode(problem),
            _ => JsonSerializer.Serialize(problem),
        };
    }
}

/// <summary>
/// Tells a notebook host how to show a type. Hosts find this attribute by its name, whatever assembly declares it, so the
/// library shows itself richly without a reference to any host.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType, params string[] ownMimeTypes) : Attribute
{
    /// <summary>A type with the method <c>IEnumerable&lt;object&gt; CreateTypeFormatters()</c>.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types that the host asks for: HTML, the type's own, plain text, and the mark that the HTML is the course's.</summary>
    public string[] PreferredMimeTypes { get; } = [MimeTypes.Html, .. ownMimeTypes, MimeTypes.PlainText, MimeTypes.CourseHtml];
}
