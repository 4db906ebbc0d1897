namespace Lecture38.Runner;

/// <summary>The styles and scripts of the pages themselves.</summary>
internal static class BookAssets
{
    private const string Prefix = "book/";

    /// <summary>Each by the name under which it lies in the book's assets.</summary>
    public static IReadOnlyList<TextFile> All { get; } =
    [
        .. typeof(BookAssets).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new TextFile(name[Prefix.Length..], EmbeddedText.Read(name))),
    ];
}
