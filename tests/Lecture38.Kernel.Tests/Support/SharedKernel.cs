namespace Lecture38.Kernel.Tests;

/// <summary>A kernel that the tests of a class share, where they leave nothing behind that matters to another.</summary>
public sealed class SharedKernel : IDisposable
{
    public SharedKernel() => Kernel = new KernelProcess(Folder.Path);

    public TemporaryFolder Folder { get; } = new();

    public KernelProcess Kernel { get; }

    public void Dispose()
    {
        Kernel.Dispose();
        Folder.Dispose();
    }
}

/// <summary>A folder for one test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("lecture38-").FullName;

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
