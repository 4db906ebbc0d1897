using System.Xml;
using System.Xml.Linq;
using Lecture38.Kernel;

namespace Lecture38.Runner;

/// <summary>The packages that an app asks for.</summary>
internal static class AppPackages
{
    private const string VersionsFile = "Directory.Packages.props";

    /// <summary>
    /// A package of the course in the course's version, where a cell loads its library; libraries without a version there come with
    /// those that have one. Any other package in the version that the cell asks for, a host's own replaced as the kernel replaces them.
    /// </summary>
    /// <exception cref="InvalidInputException">The course's versions cannot be read.</exception>
    public static IEnumerable<PackageRequest> Of(IEnumerable<ScriptReference> references, string root)
    {
        var versions = ReadVersions(root);
        return references
            .Select(reference => reference.Version is { } version
                ? HostPackages.Substitute(new PackageRequest(reference.Name, version))
                : versions.TryGetValue(reference.Name, out var central) ? new PackageRequest(reference.Name, central) : null)
            .OfType<PackageRequest>()
            .DistinctBy(package => package.Name, StringComparer.OrdinalIgnoreCase);
    }

    private static Dictionary<string, string> ReadVersions(string root)
    {
        var path = Path.Combine(root, VersionsFile);
        try
        {
            return XDocument.Load(path).Descendants("PackageVersion")
                .Where(package => package.Attribute("Include") is not null && package.Attribute("Version") is not null)
                .DistinctBy(package => package.Attribute("Include")!.Value, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value, StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or XmlException)
        {
            throw new InvalidInputException(path, $"the versions of the course's packages cannot be read: {OneLine.Of(error.Message)}");
        }
    }
}
