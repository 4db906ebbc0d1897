namespace Lecture38.Protocol;

/// <summary>The MIME types that kernels and their clients treat in ways of their own.</summary>
public static class MimeTypes
{
    /// <summary>Text without markup.</summary>
    public const string PlainText = "text/plain";

    /// <summary>A fragment of HTML.</summary>
    public const string Html = "text/html";

    /// <summary>Markdown.</summary>
    public const string Markdown = "text/markdown";

    /// <summary>JSON.</summary>
    public const string Json = "application/json";

    /// <summary>A figure of plotly.js, as JSON.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";
}
