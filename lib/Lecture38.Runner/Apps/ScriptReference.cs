using Lecture38.Kernel;

namespace Lecture38.Runner;

/// <summary>What a cell loads with <c>#r</c>: a package (with the version that the cell asks for), or a library that the course built.</summary>
internal sealed record ScriptReference(string Name, string? Version)
{
    private const string NuGet = "nuget:";

    public bool IsPackage => Version is not null;

    /// <summary>Reads the directive's text; null where an app cannot have what it names. A name alone is the framework's.</summary>
    public static ScriptReference? Of(string text)
    {
        if (text.TrimStart().StartsWith(NuGet, StringComparison.OrdinalIgnoreCase))
        {
            return PackageRequest.TryParse(text.TrimStart()[NuGet.Length..]) is { } package ? new(package.Name, package.Version) : null;
        }

        var path = text.Replace('\\', '/');
        return !path.Contains('/', StringComparison.Ordinal) || path.Contains("lib/bin/", StringComparison.Ordinal)
            ? new(Path.GetFileName(path) is var file && file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? file[..^4] : file, Version: null)
            : null;
    }
}
