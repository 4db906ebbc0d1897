namespace Lecture38.Runner;

/// <summary>What pages load so that outputs look and act as they do in a notebook: each once for the whole book.</summary>
public static class OutputAssets
{
    /// <summary>The style sheet that every page with outputs links.</summary>
    public const string Styles = "outputs.css";

    /// <summary>Where figures find plotly.js: the book writes it there.</summary>
    public const string Plotly = "plotly.min.js";

    private static readonly (OutputNeeds Need, string Name, string Text)[] AllScripts =
    [
        (OutputNeeds.Figures, "figure.js", DisplayResources.FigureScript),
        (OutputNeeds.Steppers, "stepper.js", DisplayResources.StepperScript),
        (OutputNeeds.Frames, "frames.js", EmbeddedText.Read("frames.js")),
        (OutputNeeds.Scrolling, "scrolling.js", EmbeddedText.Read("scrolling.js")),
    ];

    /// <summary>The files by name, in a fixed order, for the book's folder of assets; plotly.js is not among them.</summary>
    public static IReadOnlyList<TextFile> Files { get; } =
    [
        new(Styles, string.Concat(
            DisplayResources.TableStyles, DisplayResources.FigureStyles, DisplayResources.TimelineStyles,
            DisplayResources.CalloutStyles, DisplayResources.StepperStyles, EmbeddedText.Read("outputs.css"))),
        .. AllScripts.Select(script => new TextFile(script.Name, script.Text)),
    ];

    /// <summary>The names of the scripts that a page loads, deferred, after its outputs' HTML.</summary>
    public static IReadOnlyList<string> Scripts(OutputNeeds needs) =>
        [.. AllScripts.Where(script => needs.HasFlag(script.Need)).Select(script => script.Name)];
}
