using System.Text.Json;

namespace Lecture38;

/// <summary>
/// A chart that shows itself in a notebook: drawn by plotly.js, with its data as a table that also shows where no script runs.
/// The same figure gives the same HTML, byte for byte. Immutable, thread-safe.
/// </summary>
[TypeFormatterSource(typeof(DisplayFormatterSource), MimeTypes.Plotly)]
public sealed class Figure : IDisplayable
{
    /// <summary>Makes a figure of a plotly figure; <see cref="Figures"/> makes the usual ones.</summary>
    /// <param name="title">What it shows, in a few words.</param>
    /// <param name="altText">What a reader who does not see it should know.</param>
    /// <param name="data">All that is drawn, as a table.</param>
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

    /// <summary>What it shows, in a few words.</summary>
    public string Title { get; }

    /// <summary>What a reader who does not see it should know.</summary>
    public string AltText { get; }

    /// <summary>All that is drawn, as a table.</summary>
    public Table Data { get; }

    /// <summary>The plotly figure: a JSON object with the members <c>data</c> and <c>layout</c>.</summary>
    public string PlotlyJson { get; }

    /// <summary>
    /// The figure as HTML. It draws with the page's plotly.js, else the one beside Lecture38.dll (by its path from the current
    /// directory, which in a notebook is the notebook's folder), else the CDN's; with none of them its table stays.
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
                : throw new ArgumentException("A plotly figure has an array data and an object layout.", nameof(plotlyJson));
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"Not JSON: {error.Message}", nameof(plotlyJson), error);
        }
    }
}
