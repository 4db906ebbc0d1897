namespace Lecture38.Benchmarks;

/// <summary>Where the repository lies, whatever the current directory.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>For what git ignores.</summary>
    public static string Artifacts => Path.Combine(Root, "artifacts", "benchmarks");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Lecture38.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Lecture38.sln; run the benchmarks from the repository.");
    }
}
