namespace Lecture38.Scripting;

/// <summary>Exceptions as text. An exception's members are user code: they may throw or return null.</summary>
internal static class ExceptionText
{
    /// <summary>The runtime follows inner exceptions without a limit, so a long chain would overflow the stack.</summary>
    private const int MaxDepth = 200;

    /// <summary>A recursion without an end leaves tens of thousands of lines, nearly all of them alike.</summary>
    private const int MaxLines = 60;

    /// <summary>Where a cell's own stack ends and the engine's begins.</summary>
    private static readonly string EngineFrames =
        $"--- End of stack trace from previous location ---{Environment.NewLine}   at {typeof(SubmissionChain).FullName}.";

    /// <summary>All that the exception says, with the cell's part of the stack trace.</summary>
    public static string Of(Exception exception)
    {
        try
        {
            return IsTooDeep(exception)
                ? $"{Line(exception)} (with more than {MaxDepth} inner exceptions)"
                : exception.ToString() is { } text ? Shorten(text.Split(EngineFrames)[0].TrimEnd()) : Unreadable(exception, "null");
        }
        catch (Exception thrown)
        {
            return Unreadable(exception, thrown.GetType().FullName!);
        }
    }

    /// <summary>Its type and message.</summary>
    public static string Line(Exception exception) => $"{exception.GetType().FullName}: {Message(exception)}";

    /// <summary>Its message.</summary>
    public static string Message(Exception exception)
    {
        try
        {
            return exception is AggregateException && IsTooDeep(exception) ? "(too many inner exceptions)" : exception.Message;
        }
        catch (Exception thrown)
        {
            return $"(its message threw {thrown.GetType().FullName})";
        }
    }

    private static string Shorten(string text)
    {
        var lines = text.Split(Environment.NewLine);
        return lines.Length <= MaxLines
            ? text
            : string.Join(Environment.NewLine, [.. lines[..(MaxLines / 2)], $"   … {lines.Length - MaxLines} more lines …", .. lines[^(MaxLines / 2)..]]);
    }

    private static bool IsTooDeep(Exception? exception, int depth = 0) => depth > MaxDepth || exception switch
    {
        null => false,
        AggregateException many => many.InnerExceptions.Any(inner => IsTooDeep(inner, depth + 1)),
        _ => IsTooDeep(exception.InnerException, depth + 1),
    };

    private static string Unreadable(Exception exception, string answer) =>
        $"{exception.GetType().FullName}: (asked for its text, the exception answered with {answer})";
}
