namespace Lecture38.Kernel;

/// <summary>The ways to show a value that its own type brings along.</summary>
internal interface IOwnForms
{
    /// <summary>The MIME types to emit when none is asked for.</summary>
    IReadOnlyList<string> PreferredMimeTypes { get; }

    /// <summary>The value in a MIME type; null if there is no such form. Runs the type's code, so it may throw anything.</summary>
    string? TryFormat(string mimeType);
}
