namespace Lecture38.Kernel;

/// <summary>Finds the forms of a value.</summary>
internal static class OwnForms
{
    /// <summary>A value's own forms; null for a value that the kernel formats by its shape.</summary>
    public static IOwnForms? Of(object? value) => value is null ? null
        : PlotlyChart.TryWrap(value) ?? FormatterSource.TryWrap(value) ?? OwnHtml.TryWrap(value);
}
