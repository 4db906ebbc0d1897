using System.Net;

namespace Lecture38;

/// <summary>The small pieces of which frames are made.</summary>
internal static class StepMarkup
{
    /// <summary>A key as a reader sees it: an empty one by its quotes.</summary>
    internal static string Key(string key) => key.Length == 0 ? "\"\"" : DisplayText.Line(key);

    /// <summary>Text as an element's content. Shorter than an attribute's escaping, since quotes may stand.</summary>
    internal static string Html(string text) =>
        WebUtility.HtmlEncode(text)
            .Replace("&quot;", "\"", StringComparison.Ordinal)
            .Replace("&#39;", "'", StringComparison.Ordinal);

    /// <summary>Empty places, so that one sees the bound.</summary>
    internal static string Free(int places, string element) =>
        string.Concat(Enumerable.Repeat($"<{element} class=\"free\"></{element}>", places));

    internal static string Seconds(TimeSpan time) => $"{DisplayText.Number(time.TotalSeconds)} s";

    /// <summary>The names as a sentence lists them: a, b and c.</summary>
    internal static string Listed(IReadOnlyList<string> names) =>
        names.Count <= 1 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    internal static int LongestOf(IEnumerable<string> keys) =>
        keys.Select(key => DisplayText.Width(Key(key))).DefaultIfEmpty(1).Max();
}
