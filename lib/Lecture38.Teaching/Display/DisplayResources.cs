namespace Lecture38;

/// <summary>The library's .js and .css files, which are inlined into the HTML that it displays.</summary>
internal static class DisplayResources
{
    internal static string TableStyles { get; } = Read("table.css");

    internal static string FigureStyles { get; } = Read("figure.css");

    internal static string TimelineStyles { get; } = Read("timeline.css");

    internal static string FigureScript { get; } = Read("figure.js");

    internal static string CalloutStyles { get; } = Read("callout.css");

    internal static string StepperStyles { get; } = Read("stepper.css");

    internal static string StepperScript { get; } = Read("stepper.js");

    private static string Read(string name)
    {
        using var stream = typeof(DisplayResources).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
