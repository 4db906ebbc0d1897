using System.Reflection;
using System.Text.RegularExpressions;

namespace Lecture38.Scripting;

/// <summary>Gets the packages that cells ask for.</summary>
public interface IPackageProvider
{
    /// <summary>Looks for packages in one more place from now on.</summary>
    /// <param name="source">A folder or the address of a feed.</param>
    void AddSource(string source);

    /// <summary>Gets packages and loads their assemblies.</summary>
    /// <param name="packages">All packages that one cell asks for.</param>
    /// <param name="cancellationToken">Cancelled when the cell should stop.</param>
    /// <exception cref="PackageException">A package cannot be had.</exception>
    InstalledPackages Install(IReadOnlyList<PackageRequest> packages, CancellationToken cancellationToken);
}

/// <summary>A package as a cell asks for it.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Version">The lowest version that will do, in NuGet's notation; <c>*</c> for the newest.</param>
public sealed partial record PackageRequest(string Name, string Version)
{
    private const string Newest = "*";

    /// <summary>True for a request that names no version.</summary>
    public bool IsForNewest => Version == Newest;

    /// <summary>Reads <c>Name, Version</c> or <c>Name</c>; null if the text is neither.</summary>
    /// <param name="text">What follows <c>nuget:</c> in a directive.</param>
    public static PackageRequest? TryParse(string text) => Pattern().Match(text) is { Success: true } match
        ? new PackageRequest(match.Groups["name"].Value, match.Groups["version"] is { Length: > 0 } version ? version.Value.Trim() : Newest)
        : null;

    /// <inheritdoc/>
    public override string ToString() => IsForNewest ? Name : $"{Name}, {Version}";

    [GeneratedRegex(@"^\s*(?<name>[A-Za-z0-9_][A-Za-z0-9_.\-]*)\s*(,\s*(?<version>[^""<>&,]+|[\[(][^""<>&]+[\])]))?\s*$")]
    private static partial Regex Pattern();
}

/// <summary>Packages that a provider has loaded.</summary>
/// <param name="Assemblies">The assemblies that are new, those of dependencies included.</param>
/// <param name="Descriptions">Name and version of each package that was asked for.</param>
public sealed record InstalledPackages(IReadOnlyList<Assembly> Assemblies, IReadOnlyList<string> Descriptions);

/// <summary>A package cannot be had.</summary>
/// <param name="message">Why not.</param>
public sealed class PackageException(string message) : Exception(message);
