namespace Lecture38.Kernel;

/// <summary>The MIME types that the kernel produces itself.</summary>
internal static class Mime
{
    public const string PlainText = "text/plain";
    public const string Html = "text/html";
    public const string Markdown = "text/markdown";
    public const string Json = "application/json";
    public const string Plotly = "application/vnd.plotly.v1+json";
}
