using System.Text.RegularExpressions;

namespace Lecture38.Runner;

/// <summary>Regular expressions of an expectation file: a match takes linear time, or has a limit.</summary>
internal static class BoundedRegex
{
    /// <summary>Only expressions that need backtracking can reach it.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>Makes the expression.</summary>
    /// <exception cref="ArgumentException">It is malformed.</exception>
    public static Regex Create(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Limit);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, Limit);
        }
    }
}
