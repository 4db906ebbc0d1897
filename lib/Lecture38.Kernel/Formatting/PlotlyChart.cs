using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Lecture38.Kernel;

/// <summary>
/// A chart of Plotly.NET, known by its type's name, for the kernel does not reference that package. The chart turns itself
/// into a figure; the kernel makes a page's part of it that loads plotly.js by itself and is readable where no script runs.
/// </summary>
internal sealed class PlotlyChart
{
    private const int PointsInWords = 10;

    private readonly string _figure;
    private readonly string _scriptVersion;

    private PlotlyChart(object chart, Type type)
    {
        var toJson = type.GetMethod("toFigureJson", BindingFlags.Static | BindingFlags.Public)
            ?? type.DeclaringType?.GetMethod("toFigureJson", BindingFlags.Static | BindingFlags.Public)
            ?? throw new MissingMethodException(type.FullName, "toFigureJson");
        _figure = (string)toJson.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [chart], null)!;
        _scriptVersion = ScriptVersion(type.Assembly);
    }

    /// <summary>The value as a chart; null if it is none.</summary>
    public static PlotlyChart? TryWrap(object? value) =>
        value is not null && FindChartType(value.GetType()) is { } type ? new PlotlyChart(value, type) : null;

    /// <summary>Whether <see cref="TryWrap"/> would give a chart; asks the value nothing.</summary>
    public static bool IsChart(object? value) => value is not null && FindChartType(value.GetType()) is not null;

    /// <summary>The chart in a MIME type; null if it has no such form.</summary>
    public string? TryFormat(string mimeType) => mimeType switch
    {
        Mime.Plotly or Mime.Json => _figure,
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

    /// <summary>The version of plotly.js that this Plotly.NET writes figures for.</summary>
    private static string ScriptVersion(Assembly plotly) =>
        plotly.GetType("Globals")?.GetField("PLOTLYJS_VERSION")?.GetValue(null) as string
        ?? plotly.GetType("Globals")?.GetProperty("PLOTLYJS_VERSION")?.GetValue(null) as string
        ?? "2.35.2";

    private string ToHtml()
    {
        var id = $"chart-{Guid.NewGuid():N}";
        return $$"""
            <div id="{{id}}"><pre>{{WebUtility.HtmlEncode(InWords())}}</pre></div>
            <script>
            (function () {
              var figure = {{_figure.Replace("</", "<\\/", StringComparison.Ordinal)}};
              function draw() {
                var place = document.getElementById("{{id}}");
                if (place) { place.textContent = ""; window.Plotly.newPlot(place, figure.data, figure.layout, figure.config || { responsive: true }); }
              }
              if (window.Plotly) { draw(); return; }
              var script = document.querySelector("script[data-plotly-loader]");
              if (!script) {
                var define = window.define;
                window.define = undefined;
                script = document.createElement("script");
                script.dataset.plotlyLoader = "";
                script.src = "https://cdn.plot.ly/plotly-{{_scriptVersion}}.min.js";
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
        using var document = JsonDocument.Parse(_figure);
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
