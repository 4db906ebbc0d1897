namespace Lecture38.Apps;

/// <summary>Functions that every cell of a notebook can call, for a notebook that is exported as an app.</summary>
public static class NotebookFunctions
{
    /// <summary>Shows a value; the same as <see cref="ConsoleNotebook.Display"/>. The name is the notebook host's.</summary>
    /// <param name="value">Any value, null included.</param>
    /// <param name="mimeTypes">Ignored: a console shows text.</param>
    public static ShownValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);
}
