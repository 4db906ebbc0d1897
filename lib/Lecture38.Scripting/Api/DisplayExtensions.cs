using Lecture38.Scripting;
using Microsoft.DotNet.Interactive;

// The namespace of .NET Interactive's own class, which every cell imports.
namespace System;

/// <summary>Shows values in the middle of a cell.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value, formatted for reading.</summary>
    /// <param name="value">Any value, null included.</param>
    /// <param name="mimeTypes">The MIME types to show it in; none means those that its type prefers.</param>
    /// <returns>A handle to show something else in the same place.</returns>
    /// <exception cref="ArgumentException">A MIME type is one that the engine cannot produce.</exception>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) =>
        CurrentHost.Display(ValueFormatter.Format(value, mimeTypes));

    /// <summary>Shows a text that is already written in a MIME type, as it is.</summary>
    /// <param name="value">The text.</param>
    /// <param name="mimeType">Its MIME type, such as <c>text/html</c>.</param>
    /// <returns>A handle to show something else in the same place.</returns>
    public static DisplayedValue DisplayAs(this string value, string mimeType) =>
        CurrentHost.Display([new Representation(mimeType, value)]);
}
