namespace Lecture38.Runner;

/// <summary>The styles and scripts of outputs, once for the whole book.</summary>
internal static class OutputAssets
{
    /// <summary>The book's folder of the files that all pages share.</summary>
    public const string Folder = "assets";

    /// <summary>The style sheet that pages with outputs link.</summary>
    public const string Styles = "outputs.css";

    /// <summary>The file of plotly.js, which figures load.</summary>
    public const string Plotly = "plotly.min.js";

    public static IReadOnlyList<string> Scripts { get; } = ["figure.js", "stepper.js", "frames.js", "scrolling.js"];

    public static IReadOnlyList<TextFile> Files { get; } =
    [
        new(Styles, string.Concat(
            DisplayResources.TableStyles, DisplayResources.FigureStyles, DisplayResources.TimelineStyles,
            DisplayResources.CalloutStyles, DisplayResources.StepperStyles, EmbeddedText.Read(Styles))),
        new("figure.js", DisplayResources.FigureScript),
        new("stepper.js", DisplayResources.StepperScript),
        new("frames.js", EmbeddedText.Read("frames.js")),
        new("scrolling.js", EmbeddedText.Read("scrolling.js")),
    ];
}
