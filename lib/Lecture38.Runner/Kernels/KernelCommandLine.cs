using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Lecture38.Runner;

/// <summary>The command line that starts a kernel for notebooks in a folder.</summary>
/// <param name="Program">The executable's name or path.</param>
/// <param name="Arguments">Its arguments; <c>{working-dir}</c> in them stands for the notebook's folder.</param>
internal sealed partial record KernelCommandLine(string Program, IReadOnlyList<string> Arguments)
{
    private const string WorkingDirectory = "{working-dir}";

    /// <summary>A restore that finds the tool on this machine takes half a second.</summary>
    private static readonly TimeSpan RestoreIsQuick = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RestoreLimit = TimeSpan.FromMinutes(10);

    /// <summary>The program that runs this one, so that kernels run on the same SDK.</summary>
    private static readonly string DotNet =
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";

    /// <summary>The course's own kernel, built into <c>lib/bin/kernel</c>.</summary>
    public const string Embedded = "embedded";

    public const string DotNetInteractive = "dotnet-interactive";

    /// <summary>All environment variables of a sandboxed kernel except those that every kernel gets; null if it inherits the runner's.</summary>
    public IReadOnlyDictionary<string, string>? Variables { get; init; }

    /// <summary>The folder in which the process starts; null for the notebook's folder.</summary>
    public string? StartFolder { get; init; }

    /// <summary>Finds the kernel that <c>--kernel</c> names: one of the two above, or a command with arguments.</summary>
    /// <exception cref="KernelNotFoundException">The kernel does not exist; the message says how to get it.</exception>
    /// <exception cref="InvalidInputException">The name is empty.</exception>
    /// <param name="progress">Is told when a kernel has to be downloaded first.</param>
    public static KernelCommandLine Find(string kernel, string courseRoot, TextWriter progress) => kernel switch
    {
        Embedded => FindEmbedded(courseRoot),
        DotNetInteractive => FindDotNetInteractive(courseRoot, progress),
        _ => FindCustom(kernel),
    };

    public IEnumerable<string> ArgumentsFor(string workingDirectory) =>
        Arguments.Select(argument => argument.Replace(WorkingDirectory, workingDirectory, StringComparison.Ordinal));

    internal static string EmbeddedPath { get; } = Path.Combine("lib", "bin", "kernel", "Lecture38.Kernel.dll");

    /// <inheritdoc cref="Embedded"/>
    /// <exception cref="KernelNotFoundException">The kernel is not built.</exception>
    public static KernelCommandLine FindEmbedded(string courseRoot)
    {
        var kernel = Path.Combine(courseRoot, EmbeddedPath);
        return File.Exists(kernel)
            ? new KernelCommandLine(DotNet, [kernel, "--working-dir", WorkingDirectory])
            : throw new KernelNotFoundException(
                $"the embedded kernel is not built ({kernel} is missing); build it with: dotnet build lib/Lecture38.Kernel");
    }

    /// <summary>The tool in the version that the course's tool manifest pins. It starts in the course's folder, where its manifest is found.</summary>
    private static KernelCommandLine FindDotNetInteractive(string courseRoot, TextWriter progress)
    {
        RestoreTools(courseRoot, progress);
        return new KernelCommandLine(DotNet, ["tool", "run", "dotnet-interactive", "--", "stdio", "--working-dir", WorkingDirectory])
        {
            StartFolder = courseRoot,
        };
    }

    private static void RestoreTools(string courseRoot, TextWriter progress)
    {
        var manifest = Path.Combine(courseRoot, ".config", "dotnet-tools.json");
        if (!File.Exists(manifest))
        {
            throw new KernelNotFoundException($"{manifest}, which pins .NET Interactive, is missing");
        }

        var start = new ProcessStartInfo(DotNet, ["tool", "restore", "--tool-manifest", manifest])
        {
            WorkingDirectory = courseRoot,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var restore = Process.Start(start)!;
        var (output, errors) = (restore.StandardOutput.ReadToEndAsync(), restore.StandardError.ReadToEndAsync());
        if (!restore.WaitForExit(RestoreIsQuick))
        {
            progress.WriteLine("Downloading .NET Interactive. This is needed only once.");
            if (!restore.WaitForExit(RestoreLimit))
            {
                restore.Kill(entireProcessTree: true);
                throw new KernelNotFoundException($"the download of .NET Interactive took longer than {RestoreLimit.TotalMinutes} minutes; try again with: dotnet tool restore");
            }
        }

        if (restore.ExitCode != 0)
        {
            throw new KernelNotFoundException("dotnet tool restore failed: " + string.Join(' ', (errors.Result + output.Result).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        }
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

/// <summary>The kernel's program does not exist or cannot be started; the message says how to get it.</summary>
internal sealed class KernelNotFoundException(string message) : Exception(message);
