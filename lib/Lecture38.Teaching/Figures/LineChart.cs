namespace Lecture38;

/// <summary>Named lines over a common axis.</summary>
/// <param name="Title">What the chart shows.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Lines">The lines, in the legend's order.</param>
/// <param name="HoverTemplate">What a point says of itself, in plotly's template language.</param>
internal sealed record LineChart(
    string Title, ChartAxis X, ChartAxis Y, IReadOnlyList<ChartLine> Lines, string HoverTemplate);

/// <summary>One line.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Points">Its points, by rising X.</param>
/// <param name="Shape">How one point leads to the next.</param>
/// <param name="IsBound">Whether it is a bound that the others cannot pass: drawn thin and grey.</param>
/// <param name="Note">A point to call out, with its words.</param>
internal sealed record ChartLine(
    string Name,
    IReadOnlyList<(double X, double Y)> Points,
    LineShape Shape = LineShape.Straight,
    bool IsBound = false,
    (double X, double Y, string Words)? Note = null);

/// <summary>How a line goes from one point to the next.</summary>
internal enum LineShape
{
    /// <summary>Straight to it.</summary>
    Straight,

    /// <summary>Level until the next point, then up or down to it.</summary>
    Step,
}
