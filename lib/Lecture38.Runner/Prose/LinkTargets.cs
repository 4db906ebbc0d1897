using System.Text.RegularExpressions;

namespace Lecture38.Runner;

/// <summary>Where the links of one text may lead. Not safe for concurrent use.</summary>
/// <param name="linkTarget">Rewrites a relative target.</param>
internal sealed partial class LinkTargets(Func<string, string> linkTarget)
{
    private readonly List<string> _links = [];

    /// <summary>The targets that were given out, in their order.</summary>
    public IReadOnlyList<string> Links => _links;

    /// <summary>The target of a link as the page has it; null if it leads nowhere that a page may lead.</summary>
    public string? OfLink(string? written) =>
        Rewrite(written) is { } target && (IsRelative(target) || WebOrMail().IsMatch(target)) ? Add(target) : null;

    /// <summary>The source of an image; null if it would have to be fetched from elsewhere.</summary>
    public string? OfImage(string? written) =>
        Rewrite(written) is { } source && (IsRelative(source) || ImageData().IsMatch(source)) ? Add(source) : null;

    private string? Rewrite(string? written)
    {
        // Browsers leave these characters out wherever they stand.
        var target = written is null ? null : Unseen().Replace(written, "").Trim();
        return target is null || !IsRelative(target) || target.Length == 0 || target[0] == '#' ? target : linkTarget(target);
    }

    private string Add(string target)
    {
        _links.Add(target);
        return target;
    }

    /// <summary>Without a scheme (a colon after a slash is none) and without a host: browsers read backslashes as slashes.</summary>
    private static bool IsRelative(string target) => !Scheme().IsMatch(target) && !Host().IsMatch(target);

    [GeneratedRegex(@"^[^/?#\\]*:")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^[/\\]{2}")]
    private static partial Regex Host();

    [GeneratedRegex("^(https?://|mailto:)[^/\\\\]", RegexOptions.IgnoreCase)]
    private static partial Regex WebOrMail();

    [GeneratedRegex(@"^data:image/(png|jpeg|gif|webp|avif|svg\+xml)[;,]", RegexOptions.IgnoreCase)]
    private static partial Regex ImageData();

    [GeneratedRegex(@"[\p{Cc}\u2028\u2029]")]
    private static partial Regex Unseen();
}
