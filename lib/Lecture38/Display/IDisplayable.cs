using System.ComponentModel;

namespace Lecture38;

/// <summary>
/// A value that shows itself in a notebook: as HTML, as plain text by its <c>ToString()</c>, and in whatever other MIME types it
/// has. Mark the class with <see cref="TypeFormatterSourceAttribute"/> so that hosts find out.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDisplayable
{
    /// <summary>Writes the value as HTML. The name is the one that the Verso host looks for, too.</summary>
    /// <returns>An HTML fragment that needs nothing from the page around it.</returns>
    string ToHtml();

    /// <summary>Writes the value in a MIME type other than HTML and plain text.</summary>
    /// <param name="mimeType">One of <see cref="MimeTypes"/>.</param>
    /// <returns>The text, or null if the value does not have that form.</returns>
    string? ToMimeType(string mimeType) => null;
}

/// <summary>The MIME types in which the library's values show themselves.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MimeTypes
{
    /// <summary>HTML.</summary>
    public const string Html = "text/html";

    /// <summary>
    /// A mark beside <see cref="Html"/>, always "1": the course's own library wrote that HTML, so a page may show it outside a sandbox.
    /// </summary>
    public const string CourseHtml = "application/vnd.lecture38.html";

    /// <summary>Plain text.</summary>
    public const string PlainText = "text/plain";

    /// <summary>A plotly.js figure as JSON, with the members <c>data</c> and <c>layout</c>.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>What the check of an exercise found, as JSON for the runner.</summary>
    public const string Check = "application/vnd.lecture38.check+json";
}
