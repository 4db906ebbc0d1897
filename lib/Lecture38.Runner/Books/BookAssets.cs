namespace Lecture38.Runner;

/// <summary>The styles and scripts of the pages themselves.</summary>
internal static class BookAssets
{
    /// <summary>The style sheet of every page.</summary>
    public const string Styles = "book.css";

    /// <summary>The script that every page runs before it is painted.</summary>
    public const string FirstScript = "theme.js";

    /// <summary>The page's icon.</summary>
    public const string Icon = "icon.svg";

    /// <summary>The scripts that every page runs when it is read.</summary>
    public static IReadOnlyList<string> Scripts { get; } = ["contents.js", "copy.js", "search.js"];

    /// <summary>The files by name, for the book's folder of assets.</summary>
    public static IReadOnlyList<TextFile> All { get; } =
        [.. Scripts.Prepend(FirstScript).Prepend(Icon).Prepend(Styles).Select(name => new TextFile(name, EmbeddedText.Read(name)))];
}
