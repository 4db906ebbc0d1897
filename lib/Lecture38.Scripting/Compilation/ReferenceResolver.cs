using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lecture38.Scripting;

/// <summary>Finds what <c>#r</c> names: a file, or an assembly of the framework by its name. Files are read once.</summary>
internal sealed class ReferenceResolver(string workingDirectory, IReadOnlyList<MetadataReference> framework, SubmissionLoadContext loadContext)
    : MetadataReferenceResolver
{
    private readonly ConcurrentDictionary<string, PortableExecutableReference> _files = new();

    public override bool ResolveMissingAssemblies => true;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        string?[] folders = [baseFilePath is null ? null : Path.GetDirectoryName(Path.GetFullPath(baseFilePath, workingDirectory)), workingDirectory];
        var path = folders.OfType<string>().Select(folder => Path.GetFullPath(reference, folder)).FirstOrDefault(File.Exists);
        return (path is null ? FindInFramework(reference) : Read(path)) is { } found ? [found] : [];
    }

    /// <summary>A library that a referenced one needs lies beside it.</summary>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        definition is PortableExecutableReference { FilePath: { } file }
        && Path.Combine(Path.GetDirectoryName(file)!, referenceIdentity.Name + ".dll") is var path && File.Exists(path)
            ? Read(path)
            : null;

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private PortableExecutableReference Read(string path) => _files.GetOrAdd(path, file =>
    {
        loadContext.AddFile(file);
        return MetadataReference.CreateFromFile(file);
    });

    private PortableExecutableReference? FindInFramework(string name) => framework.OfType<PortableExecutableReference>()
        .FirstOrDefault(reference => Path.GetFileNameWithoutExtension(reference.FilePath ?? reference.Display) == name);
}
