namespace Lecture38;

/// <summary>Makes the formatters of <see cref="IDisplayable"/> types; a host calls it by its method's name.</summary>
internal sealed class DisplayFormatterSource
{
    private readonly DisplayFormatter[] _formatters =
    [
        new DisplayFormatter(MimeTypes.Html, value => (value as IDisplayable)?.ToHtml()),
        new DisplayFormatter(MimeTypes.PlainText, value => (value as IDisplayable)?.ToString()),
        new DisplayFormatter(MimeTypes.Plotly, value => (value as IPlotlyDisplayable)?.PlotlyJson),
        new DisplayFormatter(CheckResult.MimeType, value => (value as CheckResult)?.ToJson()),
    ];

    public IEnumerable<object> CreateTypeFormatters() => _formatters;
}
