using System.Security.Cryptography;

namespace Lecture38.Runner;

/// <summary>
/// The part of the course that a submission's kernel may see: the data, the binaries that notebooks load, and the files in the
/// notebooks' folder, but not its subfolders (solutions, wrong answers, expectations).
/// </summary>
internal sealed record CourseFiles(string Root, string Notebooks)
{
    /// <summary>The folders of a course, relative to it. A kernel's copy of the course has the same.</summary>
    public const string NotebooksFolder = "notebooks", DataFolder = "data", BinariesFolder = "lib/bin";

    public static CourseFiles In(string root) => new(root, Path.Combine(root, NotebooksFolder));

    public string Data => Path.Combine(Root, DataFolder);

    public string Binaries => Path.Combine(Root, "lib", "bin");

    public IEnumerable<FileInfo> NotebookFiles =>
        new DirectoryInfo(Notebooks).EnumerateFiles().Where(file => file.LinkTarget is null && !file.Name.StartsWith('.')).OrderBy(file => file.Name, StringComparer.Ordinal);

    /// <summary>A hash of what grades depend on besides the notebook: the library, the kernel, the data, this program.</summary>
    /// <exception cref="KernelNotFoundException">The kernel is not built.</exception>
    public string Hash()
    {
        KernelCommandLine.FindEmbedded(Root);
        var libraries = Directory.EnumerateFiles(Binaries, "*.dll").Append(Path.Combine(Root, KernelCommandLine.EmbeddedPath));
        var data = Directory.Exists(Data) ? Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories) : [];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in libraries.Concat(data).Order(StringComparer.Ordinal))
        {
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        hash.AppendData(typeof(CourseFiles).Module.ModuleVersionId.ToByteArray());
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
