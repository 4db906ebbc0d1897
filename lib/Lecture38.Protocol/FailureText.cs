using System.Text.RegularExpressions;

namespace Lecture38.Protocol;

/// <summary>Reads what a <see cref="CommandFailed"/> says. Thread-safe.</summary>
public static partial class FailureText
{
    /// <summary>The kind of a failure, and what it says without its kind and its stack.</summary>
    /// <param name="message">A compiler's errors, an exception's text, or anything else.</param>
    /// <returns>A compiler error's code or an exception's type, and the message; <c>Error</c> and the whole text if it is neither.</returns>
    public static (string Name, string Message) Parse(string message)
    {
        if (CompilerError().Match(message) is { Success: true } compiler)
        {
            return (compiler.Groups["code"].Value, message);
        }
        return ExceptionText().Match(message) is { Success: true } exception
            ? (exception.Groups["type"].Value, exception.Groups["message"].Value.TrimEnd())
            : ("Error", message);
    }

    [GeneratedRegex(@"^.*?\(\d+,\d+\): error (?<code>\w+):")]
    private static partial Regex CompilerError();

    [GeneratedRegex(@"^(?<type>[\w.+`]*\w)(?:: (?<message>.*?))?(?=$|\n   at |\n ---> )", RegexOptions.Singleline)]
    private static partial Regex ExceptionText();
}
