using System.Security.Cryptography;

namespace Lecture38.Runner;

/// <summary>
/// The part of the course that a submission's kernel may see: the files in the notebooks' folder, but not its subfolders
/// (solutions, wrong answers, expectations); the data; and the binaries that notebooks load.
/// </summary>
/// <param name="Root">The course's folder.</param>
/// <param name="Notebooks">The folder of the notebooks.</param>
internal sealed record CourseFiles(string Root, string Notebooks)
{
    /// <summary>The folders of a course, relative to it: kernels find them in the same places.</summary>
    public const string NotebooksFolder = "notebooks", DataFolder = "data", BinariesFolder = "lib/bin";

    /// <summary>The files of a course whose notebooks are where they usually are.</summary>
    public static CourseFiles In(string root) => new(root, Path.Combine(root, NotebooksFolder));

    /// <summary>The folder of the data.</summary>
    public string Data => Path.Combine(Root, DataFolder);

    /// <summary>The folder of what notebooks load, and of the kernel.</summary>
    public string Binaries => Path.Combine(Root, "lib", "bin");

    /// <summary>The files that lie directly in the folder of the notebooks.</summary>
    public IEnumerable<FileInfo> NotebookFiles =>
        new DirectoryInfo(Notebooks).EnumerateFiles().Where(file => file.LinkTarget is null && !file.Name.StartsWith('.')).OrderBy(file => file.Name, StringComparer.Ordinal);

    /// <summary>A hash of what grades depend on beside the notebook: the library, the kernel, the data, this program.</summary>
    /// <exception cref="KernelNotFoundException">The kernel is not built.</exception>
    public string Hash()
    {
        KernelCommandLine.Find(KernelCommandLine.Embedded, Root);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in HashedFiles())
        {
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        hash.AppendData(typeof(CourseFiles).Module.ModuleVersionId.ToByteArray());
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private IEnumerable<string> HashedFiles()
    {
        var libraries = Directory.EnumerateFiles(Binaries, "*.dll").Append(Path.Combine(Root, KernelCommandLine.EmbeddedPath));
        var data = Directory.Exists(Data) ? Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories) : [];
        return libraries.Concat(data).Order(StringComparer.Ordinal);
    }
}
