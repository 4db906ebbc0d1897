using Microsoft.DotNet.Interactive.Formatting;

// The name of .NET Interactive's own class: cells that say `using static Microsoft.DotNet.Interactive.Kernel` run on both.
namespace Microsoft.DotNet.Interactive;

/// <summary>Functions that every cell can call.</summary>
public static class Kernel
{
    /// <summary>Shows a value; the same as <see cref="DisplayExtensions.Display"/>.</summary>
    /// <param name="value">Any value, null included.</param>
    /// <param name="mimeTypes">The MIME types to show it in; none means those that its type prefers.</param>
    /// <returns>A handle to show something else in the same place.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>Marks a text as HTML, so that it is shown as it is.</summary>
    /// <param name="content">The HTML.</param>
    public static HtmlString HTML(string content) => new(content);
}
