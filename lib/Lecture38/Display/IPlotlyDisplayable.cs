namespace Lecture38;

/// <summary>What shows itself as a plotly figure, too.</summary>
internal interface IPlotlyDisplayable : IDisplayable
{
    string PlotlyJson { get; }
}
