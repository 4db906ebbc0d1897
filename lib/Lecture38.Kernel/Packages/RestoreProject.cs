using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lecture38.Scripting;

namespace Lecture38.Kernel;

/// <summary>Resolves packages the way every .NET project does: NuGet restores a small project, and the SDK lists its files.</summary>
internal sealed partial class RestoreProject(IEnumerable<PackageRequest> packages, IEnumerable<string> sources, string configFolder)
{
    /// <summary>MSBuild's code for a task that failed without an error.</summary>
    private const string FailedWithoutReason = "MSB4181";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly string[] _packages = [.. packages.Select(package => package.ToString())];

    /// <summary>The project, which is also the exact request: the same text gives the same packages.</summary>
    public string Text { get; } = $"""
        <Project>
          <PropertyGroup>
            <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
            <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
            <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
          </PropertyGroup>
          <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
          <PropertyGroup>
            <TargetFramework>net{Environment.Version.Major}.{Environment.Version.Minor}</TargetFramework>
            <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
            <SelfContained>false</SelfContained>
            <UseAppHost>false</UseAppHost>
            <CopyLocalLockFileAssemblies>true</CopyLocalLockFileAssemblies>
            <NuGetAudit>false</NuGetAudit>
            <RestoreRootConfigDirectory>{SecurityElement.Escape(configFolder)}</RestoreRootConfigDirectory>
            <RestoreAdditionalProjectSources>{SecurityElement.Escape(string.Join(';', sources))}</RestoreAdditionalProjectSources>
          </PropertyGroup>
          <ItemGroup>
            {string.Join("\n    ", packages.OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase).Select(package =>
                $"""<PackageReference Include="{SecurityElement.Escape(package.Name)}" Version="{SecurityElement.Escape(package.Version)}" />"""))}
          </ItemGroup>
          <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
        </Project>
        """;

    /// <summary>Runs the restore.</summary>
    /// <exception cref="PackageException">NuGet could not; the message is NuGet's.</exception>
    /// <exception cref="OperationCanceledException">The client cancelled.</exception>
    public ResolvedPackages Resolve(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("lecture38-packages-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "packages.csproj"), Text);
            return ReadFiles(Run(folder, cancellationToken));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string Run(string folder, CancellationToken cancellationToken)
    {
        using var process = Start(folder);
        using var timeLimit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeLimit.CancelAfter(Limit);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            process.WaitForExitAsync(timeLimit.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new PackageException($"NuGet did not finish within {Limit.TotalMinutes:0} minutes.");
        }
        return process.ExitCode == 0
            ? output.GetAwaiter().GetResult()
            : throw new PackageException(Explain(errors.GetAwaiter().GetResult() + output.GetAwaiter().GetResult()));
    }

    private static Process Start(string folder)
    {
        var start = new ProcessStartInfo(DotNetCommand.Path)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "msbuild", "packages.csproj", "-restore", "-t:ResolveReferences", "-getItem:ReferenceCopyLocalPaths",
                "-nologo", "-v:quiet", "-nodeReuse:false",
            },
        };
        DotNetCommand.CleanEnvironment(start.Environment);
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new PackageException($"Packages need the .NET SDK, and '{DotNetCommand.Path}' could not be started: {exception.Message}");
        }
    }

    private static ResolvedPackages ReadFiles(string json)
    {
        using var document = JsonDocument.Parse(json);
        var files = document.RootElement.GetProperty("Items").GetProperty("ReferenceCopyLocalPaths").EnumerateArray()
            .Where(file => file.TryGetProperty("NuGetPackageId", out _))
            .ToLookup(
                file => file.GetProperty("AssetType").GetString(),
                file => new ResolvedFile(
                    file.GetProperty("FullPath").GetString()!,
                    file.GetProperty("NuGetPackageId").GetString()!,
                    file.GetProperty("NuGetPackageVersion").GetString()!));
        return new ResolvedPackages(
            [.. files["runtime"].Where(file => Path.GetExtension(file.Path) == ".dll")],
            [.. files["native"]]);
    }

    /// <summary>The errors alone, without the path of a project that nobody wrote.</summary>
    private string Explain(string output)
    {
        var errors = ErrorLine().Matches(output).Select(match => match.Groups["error"].Value.Trim()).Distinct().ToArray();
        return errors switch
        {
            [] => output.Trim(),
            _ when errors.All(error => error.StartsWith(FailedWithoutReason, StringComparison.Ordinal)) =>
                $"NuGet cannot read the request: {string.Join("; ", _packages)}. Is each version a version, such as 1.2.3?",
            _ => string.Join('\n', errors),
        };
    }

    [GeneratedRegex(@"error (?<error>[A-Z]+\d+: .*)")]
    private static partial Regex ErrorLine();
}

/// <summary>The <c>dotnet</c> command that belongs to the runtime in use.</summary>
internal static class DotNetCommand
{
    private static readonly string Name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    public static string Path { get; } = Find();

    /// <summary>Removes the variables of an outer build, which would confuse this one.</summary>
    public static void CleanEnvironment(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            environment.Remove(name);
        }
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["DOTNET_NOLOGO"] = "1";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
    }

    private static string Find()
    {
        // The runtime is in dotnet/shared/Microsoft.NETCore.App/10.0.0/.
        var besideRuntime = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", Name));
        return Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host && File.Exists(host) ? host
            : File.Exists(besideRuntime) ? besideRuntime
            : Name;
    }
}
