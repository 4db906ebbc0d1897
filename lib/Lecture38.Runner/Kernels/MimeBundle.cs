namespace Lecture38.Runner;

/// <summary>One shown value in several representations, by MIME type.</summary>
public sealed class MimeBundle : SortedDictionary<string, string>
{
    /// <summary>Plain text.</summary>
    public const string TextPlain = "text/plain";

    /// <summary>HTML.</summary>
    public const string TextHtml = "text/html";

    /// <summary>A Plotly figure as JSON.</summary>
    public const string PlotlyFigure = "application/vnd.plotly.v1+json";

    /// <summary>An empty bundle.</summary>
    public MimeBundle()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>The plain text, empty where there is none.</summary>
    public string PlainText => this.GetValueOrDefault(TextPlain, "");
}
