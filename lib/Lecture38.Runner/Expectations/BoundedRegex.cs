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

    /// <summary>Compiles a pattern.</summary>
    /// <exception cref="ArgumentException">It is malformed.</exception>
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

    /// <summary>Why the expression is not found in a text, or null if it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="reason">What to say about a text that does not match.</param>
    public string? Mismatch(string text, string reason) => Find(text, out var match) ?? (match!.Success ? null : reason);

    /// <summary>Looks for the expression in a text.</summary>
    /// <returns>Null if the search completed, else why it did not.</returns>
    public string? Find(string text, out Match? match)
    {
        match = null;
        if (_isTooSlow)
        {
            return TooSlow;
        }

        try
        {
            match = _regex.Match(text);
            return null;
        }
        catch (RegexMatchTimeoutException)
        {
            _isTooSlow = true;
            return TooSlow;
        }
    }
}
