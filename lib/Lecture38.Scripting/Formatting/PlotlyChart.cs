using System.Net;
using System.Net.Mime;
using System.Reflection;
using System.Text.Json;
using Lecture38.Protocol;

namespace Lecture38.Scripting;

/// <summary>Shows a chart of Plotly.NET, known by its type's name because the engine does not reference that package.</summary>
internal static class PlotlyChart
{
    private const int MaxPoints = 10;

    private static readonly string[] Described = ["type", "name", "x", "y", "z", "labels", "values"];

    /// <summary>The formatters of a chart's type; null for another type.</summary>
    public static CustomFormatters? Find(Type type)
    {
        for (var chart = type; chart is not null; chart = chart.BaseType)
        {
            if (chart is { Name: "GenericChart", Namespace: "Plotly.NET" })
            {
                var method = chart.GetMethod("toFigureJson") ?? chart.DeclaringType?.GetMethod("toFigureJson")
                    ?? throw new MissingMethodException(chart.FullName, "toFigureJson");
                string ToJson(object value) => (string)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [value], null)!;
                var version = chart.Assembly.GetType("Globals")?.GetField("PLOTLYJS_VERSION")?.GetValue(null) as string ?? "2.35.2";
                return new CustomFormatters([MediaTypeNames.Text.Html, MimeTypes.Plotly],
                [
                    (MimeTypes.Plotly, Write(ToJson)),
                    (MediaTypeNames.Application.Json, Write(ToJson)),
                    (MediaTypeNames.Text.Plain, Write(value => Describe(ToJson(value)))),
                    (MediaTypeNames.Text.Html, Write(value => ToHtml(ToJson(value), version))),
                ]);
            }
        }
        return null;
    }

    private static Func<object, TextWriter, bool> Write(Func<object, string> format) => (value, writer) =>
    {
        writer.Write(format(value));
        return true;
    };

    /// <summary>The description, which plotly.js replaces with the chart if scripts run.</summary>
    private static string ToHtml(string figure, string version)
    {
        var id = $"chart-{Guid.NewGuid():N}";
        return $$"""
            <div id="{{id}}"><pre style="white-space: pre-wrap">{{WebUtility.HtmlEncode(Describe(figure))}}</pre></div>
            <script>
            (function () {
              var figure = {{figure.Replace("</", "<\\/", StringComparison.Ordinal)}};
              var place = document.getElementById("{{id}}");
              function draw() {
                if (!window.Plotly || !place.querySelector("pre")) { return; }
                place.textContent = "";
                window.Plotly.newPlot(place, figure.data, figure.layout, figure.config || { responsive: true });
              }
              draw();
              if (window.Plotly) { return; }
              window.addEventListener("load", draw); // The page may bring plotly.js along.
              var script = document.createElement("script");
              script.src = "https://cdn.plot.ly/plotly-{{version}}.min.js";
              script.onload = draw;
              document.head.appendChild(script);
            })();
            </script>
            """;
    }

    /// <summary>The chart in words, a line for each trace.</summary>
    private static string Describe(string figure)
    {
        using var document = JsonDocument.Parse(figure);
        return string.Join('\n', document.RootElement.GetProperty("data").EnumerateArray().Take(FormatLimits.Elements).Select(Trace).Prepend("Chart"));
    }

    private static string Trace(JsonElement trace) =>
        string.Join("; ", Described
            .Where(property => trace.TryGetProperty(property, out _))
            .Select(property => (Name: property, Value: trace.GetProperty(property)))
            .Select(property => property.Value.ValueKind == JsonValueKind.Array
                ? $"{property.Name}: {Points(property.Value)}"
                : property.Value.ToString()));

    private static string Points(JsonElement values)
    {
        var shown = string.Join(", ", values.EnumerateArray().Take(MaxPoints).Select(value => value.ToString()));
        var more = values.GetArrayLength() - MaxPoints;
        return FormatLimits.Cut(shown, FormatLimits.Summary) + (more > 0 ? $", … ({more} more)" : "");
    }
}
