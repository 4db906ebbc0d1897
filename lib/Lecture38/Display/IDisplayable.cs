namespace Lecture38;

/// <summary>
/// A value that shows itself in a notebook: as HTML, as plain text by its <c>ToString()</c>, and in whatever other MIME types it
/// has. Mark the class with <see cref="TypeFormatterSourceAttribute"/> so that hosts find out.
/// </summary>
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
