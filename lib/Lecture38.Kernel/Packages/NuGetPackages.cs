using Lecture38.Scripting;

namespace Lecture38.Kernel;

/// <summary>Packages of NuGet. Every request is restored together with those before it, so that versions agree.</summary>
internal sealed class NuGetPackages(string workingDirectory) : IPackageProvider
{
    private readonly Dictionary<string, PackageRequest> _requests = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _sources = [];
    private readonly Dictionary<string, ResolvedFile> _loaded = new(StringComparer.OrdinalIgnoreCase);
    private readonly PackageLoadContext _context = new();

    /// <inheritdoc/>
    public void AddSource(string source)
    {
        var place = source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(source, workingDirectory);
        if (!_sources.Contains(place))
        {
            _sources.Add(place);
        }
    }

    /// <inheritdoc/>
    public InstalledPackages Install(IReadOnlyList<PackageRequest> packages, CancellationToken cancellationToken)
    {
        var wanted = packages.Select(Substitute).OfType<PackageRequest>().Select(KeepLoaded).ToList();
        var union = new Dictionary<string, PackageRequest>(_requests, StringComparer.OrdinalIgnoreCase);
        foreach (var package in wanted)
        {
            union[package.Name] = package;
        }
        var resolved = wanted.Count == 0 ? new ResolvedPackages([], []) : Resolve(union.Values, cancellationToken);
        RefuseOtherVersions(resolved);
        foreach (var package in wanted)
        {
            _requests[package.Name] = package;
        }
        var added = resolved.Assemblies.Where(file => _loaded.TryAdd(file.Path, file)).Select(file => file.Path).ToList();
        var assemblies = _context.Add(added, [.. resolved.NativeLibraries.Select(file => file.Path)]);
        return new InstalledPackages(assemblies, [.. packages.Select(package => Describe(package, resolved))]);
    }

    /// <summary>A request without a version is content with the one that is loaded.</summary>
    private PackageRequest KeepLoaded(PackageRequest package) =>
        package.IsForNewest && _loaded.Values.FirstOrDefault(file => file.Package.Equals(package.Name, StringComparison.OrdinalIgnoreCase)) is { } loaded
            ? package with { Version = loaded.Version }
            : package;

    private ResolvedPackages Resolve(IEnumerable<PackageRequest> packages, CancellationToken cancellationToken)
    {
        var project = new RestoreProject(packages, _sources, workingDirectory);
        if (PackageCache.Find(project.Text) is { } known)
        {
            return known;
        }
        var resolved = project.Resolve(cancellationToken);
        PackageCache.Store(project.Text, resolved);
        return resolved;
    }

    private void RefuseOtherVersions(ResolvedPackages resolved)
    {
        foreach (var loaded in _loaded.Values)
        {
            if (resolved.VersionOf(loaded.Package) is { } version && version != loaded.Version)
            {
                throw new PackageException(
                    $"{loaded.Package} {loaded.Version} is loaded already, and these packages need {version}. Restart the kernel to use it.");
            }
        }
    }

    private static string Describe(PackageRequest package, ResolvedPackages resolved) => Substitute(package) switch
    {
        null => $"{package.Name}, part of the kernel",
        var other when other.Name != package.Name => $"{other.Name}, {resolved.VersionOf(other.Name)} (for {package})",
        _ => $"{package.Name}, {resolved.VersionOf(package.Name) ?? package.Version}",
    };

    /// <summary>What to restore in place of a package that extends .NET Interactive: an ordinary package, or null if the kernel has what it brings.</summary>
    private static PackageRequest? Substitute(PackageRequest package) => package.Name.ToLowerInvariant() switch
    {
        "plotly.net.interactive" => package with { Name = "Plotly.NET" },
        "microsoft.dotnet.interactive" => null,
        var name when name.StartsWith("microsoft.dotnet.interactive.", StringComparison.Ordinal) => null,
        _ => package,
    };
}
