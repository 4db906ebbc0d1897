namespace Lecture38;

/// <summary>The folder that Lecture38.dll was loaded from: lib/bin of the course.</summary>
internal static class LibraryFolder
{
    /// <summary>The folder's full path.</summary>
    /// <exception cref="InvalidOperationException">The assembly was loaded from memory.</exception>
    internal static string Path =>
        typeof(LibraryFolder).Assembly.Location is { Length: > 0 } location
            ? System.IO.Path.GetDirectoryName(location)!
            : throw new InvalidOperationException(
                "Lecture38.dll was loaded without a file; load it with #r and its path, so that it finds the files beside it.");
}
