namespace Lecture38.Kernel;

/// <summary>What a reader is told of an exception. Its members are user code: they may throw, or answer with null.</summary>
internal static class ExceptionText
{
    public static string Of(Exception exception)
    {
        try
        {
            return exception.ToString() ?? Unreadable(exception, "null");
        }
        catch (Exception thrown)
        {
            return Unreadable(exception, thrown.GetType().FullName!);
        }
    }

    private static string Unreadable(Exception exception, string answer) =>
        $"{exception.GetType().FullName}: (asked for its text, the exception answered with {answer})";
}
