using System.Text.RegularExpressions;

namespace Lecture38.Kernel;

/// <summary>A package as a cell asks for it.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Version">A version in NuGet's notation, the lowest that will do; <c>*</c> for the newest.</param>
internal sealed partial record PackageRequest(string Name, string Version)
{
    public const string Newest = "*";

    /// <summary>Reads <c>Name, Version</c> or <c>Name</c>; null if it is neither.</summary>
    public static PackageRequest? TryParse(string text) => Pattern().Match(text) is { Success: true } match
        ? new PackageRequest(match.Groups["name"].Value, match.Groups["version"] is { Length: > 0 } version ? version.Value.Trim() : Newest)
        : null;

    public override string ToString() => Version == Newest ? Name : $"{Name}, {Version}";

    [GeneratedRegex(@"^\s*(?<name>[A-Za-z0-9_][A-Za-z0-9_.\-]*)\s*(,\s*(?<version>[^""<>&,]+|[\[(][^""<>&]+[\])]))?\s*$")]
    private static partial Regex Pattern();
}
