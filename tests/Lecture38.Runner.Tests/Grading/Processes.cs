namespace Lecture38.Runner.Tests;

/// <summary>The processes of this machine.</summary>
internal static class Processes
{
    /// <summary>The ids of those with a text in their command line.</summary>
    public static IReadOnlyList<string> With(string text) =>
        [.. Directory.GetDirectories("/proc").Where(folder => CommandLine(folder).Contains(text, StringComparison.Ordinal)).Select(folder => Path.GetFileName(folder)!)];

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
