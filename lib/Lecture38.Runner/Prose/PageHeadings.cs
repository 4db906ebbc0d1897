using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Lecture38.Runner;

/// <summary>A heading of a page.</summary>
/// <param name="Level">1 to 6. Only the page's first heading has level 1, and no level is skipped on the way down.</param>
/// <param name="Id">The target of links to it; unique on the page.</param>
internal sealed record ProseHeading(int Level, string Id, string Text);

/// <summary>
/// Assigns levels and ids to a page's headings. Users of screen readers jump from heading to heading by level, so levels have no gaps even
/// if the author skipped one. Not thread-safe.
/// </summary>
internal sealed partial class PageHeadings
{
    private const int MaxLevel = 6;
    private const string DefaultId = "section";

    /// <summary>Beginnings of ids that the page itself uses.</summary>
    private static readonly string[] ReservedPrefixes = ["book-", "cell-"];

    /// <summary>Globals that plotly.js looks for. An element's id is a global, too.</summary>
    private static readonly HashSet<string> ReservedIds = new(["define", "exports", "module", "plotly", "require"], StringComparer.OrdinalIgnoreCase);

    private readonly Stack<(int Written, int Shown)> _ancestors = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>The next number by slug, so that equal headings cost no search.</summary>
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Adds the next heading of the page.</summary>
    /// <param name="level">Its level as written.</param>
    public ProseHeading Add(int level, string text) => new(ShownLevel(level), Unique(SlugOf(text)), text);

    private int ShownLevel(int written)
    {
        // The title stays at the bottom of the stack, whatever the levels of other headings.
        while (_ancestors.Count > 1 && _ancestors.Peek().Written >= written)
        {
            _ancestors.Pop();
        }

        var shown = _ancestors.Count == 0 ? 1 : Math.Min(_ancestors.Peek().Shown + 1, MaxLevel);
        _ancestors.Push((written, shown));
        return shown;
    }

    /// <summary>GitHub's slug, but without a leading number: a new section must not break links to the sections after it.</summary>
    private static string SlugOf(string text)
    {
        var words = Slug(LeadingNumber().Replace(text, ""));
        var slug = words.Length > 0 ? words : Slug(text) is { Length: > 0 } number ? number : DefaultId;
        return ReservedIds.Contains(slug) || ReservedPrefixes.Any(prefix => slug.StartsWith(prefix, StringComparison.Ordinal)) ? $"{DefaultId}-{slug}" : slug;
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || IsMark(rune) || rune.Value is '_' or '-')
            {
                slug.Append(Rune.ToLowerInvariant(rune));
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-').Normalize();
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private string Unique(string slug)
    {
        var id = slug;
        for (var count = _counts.GetValueOrDefault(slug, 1); !_ids.Add(id); _counts[slug] = ++count)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{slug}-{count}");
        }

        return id;
    }

    [GeneratedRegex(@"^\d+(\.\d+)*\.?\s+(·\s*)?")]
    private static partial Regex LeadingNumber();
}
