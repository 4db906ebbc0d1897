using Plotly.NET;
using Plotly.NET.CSharp;

namespace Lecture38.Plugins;

/// <summary>
/// What the lecture's charts have in common. Dark on white as they stand, for renderers that draw them so; the figures' own HTML
/// draws them in the page's colours.
/// </summary>
internal static class ChartLayout
{
    private const string Ink = "#1f1f1f";
    private const string GridInk = "#d9d9d9";

    /// <summary>Puts traces together under a title, between two axes.</summary>
    /// <param name="traces">The traces.</param>
    /// <param name="title">The chart's title.</param>
    /// <param name="height">Its height in pixels; it is as wide as its page.</param>
    /// <param name="x">The horizontal axis, as plotly has it.</param>
    /// <param name="y">The vertical axis, as plotly has it.</param>
    internal static GenericChart Compose(
        IEnumerable<GenericChart> traces, string title, int height, IDictionary<string, object> x, IDictionary<string, object> y)
    {
        var chart = Plotly.NET.CSharp.Chart.Combine(traces);
        var layout = chart.GetLayout();
        layout.Set("title", new { text = PlotlyText.Escape(title), x = 0.01, xanchor = "left", font = new { size = 16 } });
        layout.Set("height", height);
        layout.Set("autosize", true);
        layout.Set("margin", new { l = 56, r = 16, t = 72, b = 48 });
        layout.Set("font", new { color = Ink, size = 13, family = "system-ui, sans-serif" });
        layout.Set("paper_bgcolor", "#ffffff");
        layout.Set("plot_bgcolor", "#ffffff");
        layout.Set("hoverlabel", new { namelength = -1, align = "left" });
        layout.Set("legend", new { orientation = "h", itemwidth = 46, x = 0, xanchor = "left", y = 1.02, yanchor = "bottom" });
        layout.Set("xaxis", x);
        layout.Set("yaxis", y);
        return chart;
    }

    /// <summary>An axis of numbers.</summary>
    internal static Dictionary<string, object> Axis(ChartAxis axis)
    {
        var style = Style(axis.Title);
        style["rangemode"] = "tozero";
        if (axis.Logarithmic)
        {
            style["type"] = "log";
        }

        if (axis is { From: { } from, To: { } to })
        {
            style["range"] = axis.Logarithmic ? (double[])[Math.Log10(from), Math.Log10(to)] : [from, to];
        }

        if (axis.TickFormat is { } format)
        {
            style["tickformat"] = format;
        }

        if (axis.Ticks is { } ticks)
        {
            style["tickvals"] = ticks.Select(tick => tick.At).ToArray();
            style["ticktext"] = ticks.Select(tick => PlotlyText.Escape(tick.Label)).ToArray();
        }

        return style;
    }

    /// <summary>
    /// A vertical axis of named rows, the first on top. The rows stand at 0, 1, 2…, not at their names: two may have the same.
    /// </summary>
    internal static Dictionary<string, object> Rows(string? title, IReadOnlyList<string> labels)
    {
        var style = Style(title);
        style["range"] = (double[])[labels.Count - 0.5, -0.5];
        style["tickvals"] = Enumerable.Range(0, labels.Count).ToArray();
        style["ticktext"] = labels;
        style["showgrid"] = false;
        style["zeroline"] = false;
        (style["ticks"], style["ticklen"], style["tickcolor"]) = ("outside", 6, "rgba(0,0,0,0)"); // Room between label and bar.
        return style;
    }

    /// <summary>Sets what Plotly.NET's C# methods have no parameter for.</summary>
    internal static void Set(this DynamicObj.DynamicObj target, string name, object value) => target.SetProperty(name, value);

    private static Dictionary<string, object> Style(string? title)
    {
        Dictionary<string, object> style = new()
        {
            ["automargin"] = true,
            ["gridcolor"] = GridInk,
            ["zerolinecolor"] = GridInk,
        };
        if (title is not null)
        {
            style["title"] = new { text = PlotlyText.AxisTitle(title), standoff = 10, font = new { size = 14 } };
        }

        return style;
    }
}
