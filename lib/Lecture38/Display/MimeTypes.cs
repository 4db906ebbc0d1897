namespace Lecture38;

/// <summary>The MIME types in which the library's types show themselves.</summary>
internal static class MimeTypes
{
    internal const string Html = "text/html";
    internal const string PlainText = "text/plain";
    internal const string Plotly = "application/vnd.plotly.v1+json";
}
