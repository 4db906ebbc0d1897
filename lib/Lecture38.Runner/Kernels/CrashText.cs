namespace Lecture38.Runner;

/// <summary>Finds in what a dying .NET process writes the line that tells why.</summary>
internal static class CrashText
{
    private const string FailFast = "Process terminated";

    private static readonly string[] Beginnings = ["Stack overflow", "Unhandled exception", "Fatal error", "Out of memory", FailFast];

    /// <summary>The line without its full stop, or null; linear in the text.</summary>
    public static string? TellingLine(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var index = Array.FindIndex(lines, line => Beginnings.Any(beginning => line.StartsWith(beginning, StringComparison.Ordinal)));
        if (index < 0)
        {
            return null;
        }

        // Environment.FailFast says why on a line of its own.
        var hasReason = lines[index].StartsWith(FailFast, StringComparison.Ordinal) && index + 1 < lines.Length;
        return (hasReason ? $"{FailFast}: {lines[index + 1]}" : lines[index]).TrimEnd('.');
    }
}
