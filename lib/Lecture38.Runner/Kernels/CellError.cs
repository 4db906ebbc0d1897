using System.Text.RegularExpressions;

namespace Lecture38.Runner;

/// <summary>Why a cell failed.</summary>
/// <param name="Name">An exception's type, a compiler error's code, or what happened to the kernel.</param>
/// <param name="Message">The message without the name and the stack.</param>
/// <param name="Trace">The kernel's whole text.</param>
internal sealed partial record CellError(string Name, string Message, string Trace)
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
        if (CompilerError().Match(message) is { Success: true } compiler)
        {
            return new CellError(compiler.Groups["code"].Value, Shorten(message), message);
        }

        return ExceptionText().Match(message) is { Success: true } exception
            ? new CellError(Shorten(exception.Groups["type"].Value), Shorten(exception.Groups["message"].Value.TrimEnd()), message)
            : new CellError("Error", Shorten(message), message);
    }

    private static ReadOnlySpan<char> FirstLineOf(ReadOnlySpan<char> text) => text.IndexOf('\n') is >= 0 and var end ? text[..end] : text;

    private static string Shorten(string text) => BoundedText.Cut(text, MaxLineLength, " …");

    [GeneratedRegex(@"^.*?\(\d+,\d+\): error (?<code>\w+):")]
    private static partial Regex CompilerError();

    [GeneratedRegex(@"^(?<type>[\w.+`]*\w)(?:: (?<message>.*?))?(?=$|\n   at |\n ---> )", RegexOptions.Singleline)]
    private static partial Regex ExceptionText();
}
