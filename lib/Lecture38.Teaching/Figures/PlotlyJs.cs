namespace Lecture38;

/// <summary>Where a page finds plotly.js.</summary>
internal static class PlotlyJs
{
    /// <summary>The version that Plotly.NET writes figures for, and that the build puts beside Lecture38.dll.</summary>
    internal const string Version = "2.28.0";

    /// <summary>
    /// The addresses to try, in this order: the file beside Lecture38.dll, relative to the current directory, and the CDN's.
    /// </summary>
    internal static IEnumerable<string> Sources() =>
        [.. Local(Directory.GetCurrentDirectory(), LibraryFolder.Path), $"https://cdn.plot.ly/plotly-{Version}.min.js"];

    /// <summary>None where no relative path leads there, as between two drives of Windows.</summary>
    internal static IEnumerable<string> Local(string currentDirectory, string libraryFolder)
    {
        var path = Path.GetRelativePath(currentDirectory, Path.Combine(libraryFolder, "plotly.min.js"));
        return Path.IsPathRooted(path)
            ? []
            : [string.Join('/', path.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString))];
    }
}
