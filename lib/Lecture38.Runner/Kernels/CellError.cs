using Lecture38.Protocol;

namespace Lecture38.Runner;

/// <summary>Why a cell failed.</summary>
/// <param name="Name">An exception's type, a compiler error's code, or what happened to the kernel.</param>
/// <param name="Message">The message without the name and the stack.</param>
/// <param name="Trace">The kernel's whole text.</param>
internal sealed record CellError(string Name, string Message, string Trace)
{
    /// <summary>Longer names and lines would make headings and attributes unreadable.</summary>
    private const int MaxLineLength = 2_000;

    private const string CancelledMessage = "Command cancelled.";

    /// <summary>The first line of the kernel's text: an exception's type and message, or a compiler's first error.</summary>
    public string FirstLine => Shorten(FirstLineOf(Trace.AsSpan().Trim()).TrimEnd().ToString());

    /// <summary>True if the cell was cancelled, and did not fail by itself.</summary>
    public bool IsCancelled => Trace.Trim() == CancelledMessage;

    public static CellError FromMessage(string message)
    {
        var (name, text) = FailureText.Parse(message);
        return new CellError(Shorten(name), Shorten(text), message);
    }

    private static ReadOnlySpan<char> FirstLineOf(ReadOnlySpan<char> text) => text.IndexOf('\n') is >= 0 and var end ? text[..end] : text;

    private static string Shorten(string text) => BoundedText.Cut(text, MaxLineLength, " …");
}
