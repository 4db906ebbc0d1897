namespace Lecture38.Kernel;

/// <summary>The ways to show a value that its own type brings along.</summary>
internal interface IOwnForms
{
    /// <summary>The MIME types to emit when none is asked for.</summary>
    IReadOnlyList<string> PreferredMimeTypes { get; }

    /// <summary>The value in a MIME type; null if there is no such form. Runs the type's code, so it may throw anything.</summary>
    string? TryFormat(string mimeType);
}

/// <summary>Finds them.</summary>
internal static class OwnForms
{
    /// <summary>A value's own forms; null for a value that the kernel formats by its shape.</summary>
    public static IOwnForms? Of(object? value) => value is null ? null
        : PlotlyChart.TryWrap(value) ?? FormatterSource.TryWrap(value) ?? OwnHtml.TryWrap(value);
}
