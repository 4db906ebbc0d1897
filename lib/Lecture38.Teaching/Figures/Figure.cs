using System.Text.Json;

namespace Lecture38;

/// <summary>
/// A chart for a notebook. plotly.js draws it; a table holds its data and shows even where no script runs. The same figure
/// gives the same HTML, byte for byte. Immutable, thread-safe.
/// </summary>
[TypeFormatterSource(typeof(DisplayFormatterSource), MimeTypes.Plotly)]
public sealed class Figure : IDisplayable
{
    /// <summary>Creates a figure from plotly JSON; <see cref="Figures"/> creates the usual ones.</summary>
    /// <param name="title">A short title.</param>
    /// <param name="altText">A description for readers who cannot see the chart.</param>
    /// <param name="data">The data in the chart.</param>
    /// <param name="plotlyJson">A JSON object with the members <c>data</c> (an array) and <c>layout</c> (an object).</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="plotlyJson"/> is no such object.</exception>
    public Figure(string title, string altText, Table data, string plotlyJson)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(altText);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(plotlyJson);
        (Title, AltText, Data, PlotlyJson) = (title, altText, data, Checked(plotlyJson));
    }

    /// <summary>A short title.</summary>
    public string Title { get; }

    /// <summary>A description for readers who cannot see the chart.</summary>
    public string AltText { get; }

    /// <summary>The data in the chart.</summary>
    public Table Data { get; }

    /// <summary>The plotly figure: a JSON object with the members <c>data</c> and <c>layout</c>.</summary>
    public string PlotlyJson { get; }

    /// <summary>
    /// The figure as HTML. It uses the page's plotly.js, or the one beside Lecture38.Teaching.dll (by its path from the current
    /// directory, which in a notebook is the notebook's folder), or the CDN's. If none of them loads, the table stays.
    /// </summary>
    public string ToHtml() => FigureHtml.Write(this);

    string? IDisplayable.ToMimeType(string mimeType) => mimeType == MimeTypes.Plotly ? PlotlyJson : null;

    /// <summary>The title, the alt text and the table.</summary>
    public override string ToString() => $"{DisplayText.Line(Title)}\n{DisplayText.Line(AltText)}\n\n{Data}";

    private static string Checked(string plotlyJson)
    {
        try
        {
            using var json = JsonDocument.Parse(plotlyJson);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array
                && json.RootElement.TryGetProperty("layout", out var layout) && layout.ValueKind == JsonValueKind.Object
                ? plotlyJson
                : throw new ArgumentException("A plotly figure has an array 'data' and an object 'layout'.", nameof(plotlyJson));
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"Not JSON: {error.Message}", nameof(plotlyJson), error);
        }
    }
}
