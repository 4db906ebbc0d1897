using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Lecture38.Runner;

/// <summary>The ids of a page's prose: no two the same, and none that the page's own parts have.</summary>
internal sealed partial class PageIds
{
    private const string Nameless = "section";

    private static readonly string[] Reserved = ["book-", "cell-", "fn:", "fnref:"];

    /// <summary>What plotly.js looks for among the window's names, where an element's id is one, too.</summary>
    private static readonly HashSet<string> NamesOfScripts = new(["define", "exports", "module", "plotly", "require"], StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The next number for each id that is taken, so that a thousand headings of the same words are no million tries.</summary>
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>
    /// An id made of a heading's words as GitHub makes it, but without the number that a heading begins with: a section that is put
    /// in before must not break links.
    /// </summary>
    public string OfHeading(string text)
    {
        var words = Slug(LeadingNumber().Replace(text.Trim(), ""));
        var slug = words.Length > 0 ? words : Slug(text) is { Length: > 0 } number ? number : Nameless;
        return Unique(IsReserved(slug) ? $"{Nameless}-{slug}" : slug);
    }

    /// <summary>Takes an id that an author chose; false if it is no plain word, taken, or the page's.</summary>
    public bool TryTake(string id) => AuthorsId().IsMatch(id) && !IsReserved(id) && _taken.Add(id);

    private string Unique(string slug)
    {
        var id = slug;
        for (var count = _counts.GetValueOrDefault(slug, 1); !_taken.Add(id); _counts[slug] = ++count)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{slug}-{count}");
        }

        return id;
    }

    private static bool IsReserved(string id) => NamesOfScripts.Contains(id) || Reserved.Any(prefix => id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

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

    [GeneratedRegex(@"^\d+(\.\d+)*\.?\s+(·\s*)?")]
    private static partial Regex LeadingNumber();

    [GeneratedRegex(@"^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$")]
    private static partial Regex AuthorsId();
}
