using Plotly.NET;

namespace Lecture38.Plugins;

/// <summary>
/// Okabe and Ito's colours (https://jfly.uni-koeln.de/color/), those with most contrast to both a light and a dark page first, and
/// the dash and symbol that go with each: a series is never told by its colour alone.
/// </summary>
internal static class Palette
{
    internal static Color Blue { get; } = Color.fromHex("#0072B2");

    internal static Color Orange { get; } = Color.fromHex("#E69F00");

    /// <summary>For what is beside the data, such as bounds: 4.5 to 1 on white, 3.7 to 1 on a dark page.</summary>
    internal static Color Grey { get; } = Color.fromHex("#767676");

    private static readonly Color[] Colors =
        [Blue, Color.fromHex("#D55E00"), Color.fromHex("#009E73"), Color.fromHex("#CC79A7"), Orange, Color.fromHex("#56B4E9")];

    private static readonly StyleParam.DrawingStyle[] Dashes =
    [
        StyleParam.DrawingStyle.Solid, StyleParam.DrawingStyle.Dash, StyleParam.DrawingStyle.DashDot,
        StyleParam.DrawingStyle.LongDash, StyleParam.DrawingStyle.LongDashDot,
    ];

    private static readonly StyleParam.MarkerSymbol[] Symbols =
    [
        StyleParam.MarkerSymbol.Circle, StyleParam.MarkerSymbol.Square, StyleParam.MarkerSymbol.Diamond,
        StyleParam.MarkerSymbol.TriangleUp, StyleParam.MarkerSymbol.X, StyleParam.MarkerSymbol.Star, StyleParam.MarkerSymbol.Cross,
    ];

    internal static Color ColorOf(int series) => Colors[series % Colors.Length];

    internal static StyleParam.DrawingStyle DashOf(int series) => Dashes[series % Dashes.Length];

    internal static StyleParam.MarkerSymbol SymbolOf(int series) => Symbols[series % Symbols.Length];
}
