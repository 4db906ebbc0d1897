using System.Globalization;

namespace Lecture38.Runner;

/// <summary>All environment variables that a submission's kernel finds, beside those that every kernel gets.</summary>
internal static class SubmissionEnvironment
{
    /// <summary>The variables for a kernel with these folders.</summary>
    public static IReadOnlyDictionary<string, string> Of(string path, string dotnet, string home, string temporary, int seed)
    {
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = path,
            ["DOTNET_ROOT"] = dotnet,
            ["HOME"] = home,
            ["TMPDIR"] = temporary,
            ["LANG"] = "C.UTF-8",
            [Exercise.SeedVariable] = seed.ToString(CultureInfo.InvariantCulture),
        };
        if (OperatingSystem.IsWindows())
        {
            environment["USERPROFILE"] = home;
            environment["TEMP"] = environment["TMP"] = temporary;
            environment["SystemRoot"] = Environment.GetFolderPath(Environment.SpecialFolder.Windows);
        }

        return environment;
    }
}
