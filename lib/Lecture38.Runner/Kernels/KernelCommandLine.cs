using System.Text.RegularExpressions;

namespace Lecture38.Runner;

/// <summary>The command line that starts a kernel for notebooks in a folder.</summary>
/// <param name="Program">The executable's name or path.</param>
/// <param name="Arguments">Its arguments; <c>{working-dir}</c> in them stands for the notebook's folder.</param>
internal sealed partial record KernelCommandLine(string Program, IReadOnlyList<string> Arguments)
{
    private const string WorkingDirectory = "{working-dir}";

    /// <summary>The course's own kernel, built into <c>lib/bin/kernel</c>.</summary>
    public const string Embedded = "embedded";

    public const string DotNetInteractive = "dotnet-interactive";

    /// <summary>The environment of a sandboxed kernel; null if the kernel inherits the runner's.</summary>
    public SandboxEnvironment? Sandbox { get; init; }

    /// <summary>Finds the kernel that <c>--kernel</c> names: one of the two above, or a command with arguments.</summary>
    /// <exception cref="KernelNotFoundException">The kernel does not exist; the message says how to get it.</exception>
    /// <exception cref="InvalidInputException">The name is empty.</exception>
    public static KernelCommandLine Find(string kernel, string courseRoot) => kernel switch
    {
        Embedded => FindEmbedded(courseRoot),
        DotNetInteractive => FindDotNetInteractive(courseRoot),
        _ => FindCustom(kernel),
    };

    public IEnumerable<string> ArgumentsFor(string workingDirectory) =>
        Arguments.Select(argument => argument.Replace(WorkingDirectory, workingDirectory, StringComparison.Ordinal));

    internal static string EmbeddedPath { get; } = Path.Combine("lib", "bin", "kernel", "Lecture38.Kernel.dll");

    private static KernelCommandLine FindEmbedded(string courseRoot)
    {
        var kernel = Path.Combine(courseRoot, EmbeddedPath);
        return File.Exists(kernel)
            ? new KernelCommandLine(Environment.ProcessPath is { } host && IsDotNet(host) ? host : "dotnet", [kernel, "--working-dir", WorkingDirectory])
            : throw new KernelNotFoundException(
                $"the embedded kernel is not built ({kernel} is missing); build it with: dotnet build lib/Lecture38.Kernel");
    }

    private static KernelCommandLine FindDotNetInteractive(string courseRoot)
    {
        string[] arguments = ["stdio", "--working-dir", WorkingDirectory];
        if (FindProgram("dotnet-interactive") is { } tool)
        {
            return new KernelCommandLine(tool, arguments);
        }

        return IsLocalTool(courseRoot)
            ? new KernelCommandLine("dotnet", ["interactive", .. arguments])
            : throw new KernelNotFoundException(
                "dotnet-interactive is not installed; install it with: dotnet tool install --global Microsoft.dotnet-interactive");
    }

    private static KernelCommandLine FindCustom(string command)
    {
        // Split at blanks outside double quotes, as a shell would.
        string[] words = [.. Word().Matches(command).Select(match => match.Value.Replace("\"", "", StringComparison.Ordinal))];
        if (words.Length == 0)
        {
            throw new InvalidInputException("--kernel", "is empty; name embedded, dotnet-interactive or a command");
        }

        return FindProgram(words[0]) is { } program
            ? new KernelCommandLine(program, words[1..])
            : throw new KernelNotFoundException($"--kernel: no program {words[0]} here or on PATH");
    }

    private static bool IsDotNet(string path) => Path.GetFileNameWithoutExtension(path) == "dotnet";

    /// <summary>A local tool is in a manifest of the course's folder or of one above it.</summary>
    private static bool IsLocalTool(string courseRoot)
    {
        for (var folder = new DirectoryInfo(courseRoot); folder is not null; folder = folder.Parent)
        {
            string[] manifests = [Path.Combine(folder.FullName, ".config", "dotnet-tools.json"), Path.Combine(folder.FullName, "dotnet-tools.json")];
            if (manifests.Any(manifest => File.Exists(manifest) && File.ReadAllText(manifest).Contains("microsoft.dotnet-interactive", StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The path of a program in this folder, on PATH or among the global .NET tools; null if it is not found.</summary>
    internal static string? FindProgram(string name)
    {
        if (name.AsSpan().ContainsAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar))
        {
            return WithExtension(Path.GetFullPath(name));
        }

        var globalTools = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet", "tools");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Append(globalTools).Select(folder => WithExtension(Path.Combine(folder, name))).FirstOrDefault(path => path is not null);
    }

    private static string? WithExtension(string path) =>
        File.Exists(path) ? path : OperatingSystem.IsWindows() && File.Exists(path + ".exe") ? path + ".exe" : null;

    [GeneratedRegex(@"(?:[^\s""]|""[^""]*"")+")]
    private static partial Regex Word();

    /// <summary>The command line as one would type it.</summary>
    public override string ToString() => string.Join(' ', [Program, .. Arguments]);
}

/// <summary>The environment of a kernel that must not see the runner's.</summary>
/// <param name="Variables">All its environment variables except those that every kernel gets.</param>
/// <param name="Folder">The folder in which its process starts; null for the notebook's folder.</param>
internal sealed record SandboxEnvironment(IReadOnlyDictionary<string, string> Variables, string? Folder = null);

/// <summary>The kernel's program does not exist or cannot be started; the message says how to get it.</summary>
internal sealed class KernelNotFoundException(string message) : Exception(message);
