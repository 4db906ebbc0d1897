namespace Lecture38;

/// <summary>The MIME types in which the library's values show themselves.</summary>
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
