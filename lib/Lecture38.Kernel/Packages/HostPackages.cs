namespace Lecture38.Kernel;

/// <summary>Packages that extend .NET Interactive itself. What they bring is part of this kernel, or an ordinary package of it.</summary>
internal static class HostPackages
{
    /// <summary>What to restore in place of a package: itself, another one, or null if the kernel has what it brings.</summary>
    public static PackageRequest? Substitute(PackageRequest package) => package.Name.ToLowerInvariant() switch
    {
        "plotly.net.interactive" => package with { Name = "Plotly.NET" },
        "microsoft.dotnet.interactive" => null,
        var name when name.StartsWith("microsoft.dotnet.interactive.", StringComparison.Ordinal) => null,
        _ => package,
    };
}
