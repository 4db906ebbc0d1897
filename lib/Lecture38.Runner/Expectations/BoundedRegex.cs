using System.Text.RegularExpressions;

namespace Lecture38.Runner;

/// <summary>
/// A regular expression of an expectation file. A match takes linear time, or at most a second: an expression that once took longer
/// matches nothing from then on, so that many lines cost no more than one.
/// </summary>
internal sealed class BoundedRegex
{
    private const string TooSlow = "text on which an expression takes too long";

    /// <summary>Only expressions that need backtracking can reach it.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly Regex _regex;
    private bool _isTooSlow;

    /// <exception cref="ArgumentException">The pattern is malformed.</exception>
    public BoundedRegex(string pattern)
    {
        try
        {
            _regex = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Limit);
        }
        catch (NotSupportedException)
        {
            _regex = new Regex(pattern, RegexOptions.CultureInvariant, Limit);
        }
    }

    /// <summary>Looks for the expression in a text.</summary>
    /// <param name="reason">What to say about a text that does not match.</param>
    /// <param name="match">The match; of no use if there is a reason.</param>
    /// <returns>Why the text does not match; null if it does.</returns>
    public string? Mismatch(string text, string reason, out Match match)
    {
        match = Match.Empty;
        try
        {
            match = _isTooSlow ? match : _regex.Match(text);
        }
        catch (RegexMatchTimeoutException)
        {
            _isTooSlow = true;
        }

        return _isTooSlow ? TooSlow : match.Success ? null : reason;
    }
}
