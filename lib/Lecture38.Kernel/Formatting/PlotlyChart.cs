using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Lecture38.Kernel;

/// <summary>
/// A chart of Plotly.NET, known by its type's name, for the kernel does not reference that package. The chart turns itself
/// into a figure; the kernel makes a page's part of it that loads plotly.js by itself and is readable where no script runs.
/// </summary>
internal sealed class PlotlyChart : IOwnForms
{
    private const int PointsInWords = 10;

    private readonly Lazy<string> _figure;
    private readonly Type _type;

    private PlotlyChart(object chart, Type type)
    {
        _type = type;
        _figure = new Lazy<string>(() => ToFigure(chart, type));
    }

    public IReadOnlyList<string> PreferredMimeTypes => [Mime.Html, Mime.Plotly];

    /// <summary>The value as a chart; null if it is none.</summary>
    public static IOwnForms? TryWrap(object value) => FindChartType(value.GetType()) is { } type ? new PlotlyChart(value, type) : null;

    public string? TryFormat(string mimeType) => mimeType switch
    {
        Mime.Plotly or Mime.Json => _figure.Value,
        Mime.Html => ToHtml(),
        Mime.PlainText => InWords(),
        _ => null,
    };

    private static Type? FindChartType(Type type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate is { Name: "GenericChart", Namespace: "Plotly.NET" })
            {
                return candidate;
            }
        }
        return null;
    }

    private static string ToFigure(object chart, Type type)
    {
        var toJson = type.GetMethod("toFigureJson", BindingFlags.Static | BindingFlags.Public)
            ?? type.DeclaringType?.GetMethod("toFigureJson", BindingFlags.Static | BindingFlags.Public)
            ?? throw new MissingMethodException(type.FullName, "toFigureJson");
        return (string)toJson.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [chart], null)!;
    }

    /// <summary>The version of plotly.js that this Plotly.NET writes figures for.</summary>
    private static string ScriptVersion(Assembly plotly) =>
        plotly.GetType("Globals")?.GetField("PLOTLYJS_VERSION")?.GetValue(null) as string
        ?? plotly.GetType("Globals")?.GetProperty("PLOTLYJS_VERSION")?.GetValue(null) as string
        ?? "2.35.2";

    private string ToHtml()
    {
        var id = $"chart-{Guid.NewGuid():N}";
        return $$"""
            <div id="{{id}}"><pre style="white-space: pre-wrap">{{WebUtility.HtmlEncode(InWords())}}</pre></div>
            <script>
            (function () {
              var figure = {{_figure.Value.Replace("</", "<\\/", StringComparison.Ordinal)}};
              var drawn = false;
              function draw() {
                var place = document.getElementById("{{id}}");
                if (drawn || !place || !window.Plotly) { return; }
                drawn = true;
                place.textContent = "";
                window.Plotly.newPlot(place, figure.data, figure.layout, figure.config || { responsive: true });
              }
              draw();
              if (drawn) { return; }
              window.addEventListener("load", draw); // Another figure of the page may bring plotly.js along.
              var script = document.querySelector("script[data-plotly-loader]");
              if (!script) {
                var define = window.define;
                window.define = undefined;
                script = document.createElement("script");
                script.dataset.plotlyLoader = "";
                script.src = "https://cdn.plot.ly/plotly-{{ScriptVersion(_type.Assembly)}}.min.js";
                script.addEventListener("load", function () { window.define = define; });
                script.addEventListener("error", function () { window.define = define; script.remove(); });
                document.head.appendChild(script);
              }
              script.addEventListener("load", draw);
            })();
            </script>
            """;
    }

    /// <summary>What the chart shows, a line a trace.</summary>
    private string InWords()
    {
        using var document = JsonDocument.Parse(_figure.Value);
        var text = new StringBuilder("Chart");
        foreach (var trace in document.RootElement.GetProperty("data").EnumerateArray().Take(FormatLimits.Elements))
        {
            text.Append('\n').Append(Text(trace, "type") ?? "scatter");
            text.Append(Text(trace, "name") is { } name ? $" “{name}”" : "");
            text.Append(Points(trace, "x")).Append(Points(trace, "y")).Append(Points(trace, "z"));
            text.Append(Points(trace, "labels")).Append(Points(trace, "values"));
        }
        return text.ToString();
    }

    private static string? Text(JsonElement trace, string property) =>
        trace.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Points(JsonElement trace, string axis)
    {
        if (!trace.TryGetProperty(axis, out var values) || values.ValueKind != JsonValueKind.Array)
        {
            return "";
        }
        var shown = string.Join(", ", values.EnumerateArray().Take(PointsInWords).Select(value => value.ToString()));
        var more = values.GetArrayLength() - PointsInWords;
        return $"; {axis}: {FormatLimits.Cut(shown, FormatLimits.Summary)}{(more > 0 ? $", … ({more} more)" : "")}";
    }
}
