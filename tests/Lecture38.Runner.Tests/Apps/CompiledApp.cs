using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lecture38.Runner.Tests;

/// <summary>An app from a small notebook, compiled here rather than by a build, and run as a process of its own.</summary>
internal static class CompiledApp
{
    private static readonly TimeSpan HangLimit = TimeSpan.FromMinutes(2);

    private static readonly string LibraryPath = Path.Combine(CourseRoot.Find(), "lib", "bin", "Lecture38.dll");

    private static readonly IReadOnlyList<MetadataReference> References =
        [.. Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "System*.dll").Append(LibraryPath)
            .Append(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "Microsoft.CSharp.dll")).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The app's text.</summary>
    public static string TextOf(params JsonObject[] cells) => FileBasedApp.Of(Notebooks.Parse(Notebooks.Of(cells)), CourseRoot.Find());

    /// <summary>The errors of a compiler that reads an app's text.</summary>
    public static IReadOnlyList<string> Errors(string text) =>
        [.. Compile(text).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];

    /// <summary>What the app of a notebook with code cells <c>c1</c>, <c>c2</c> … writes, without the cells' headings and empty lines.</summary>
    public static Task<string> OutputOfAsync(params string[] sources) => RunAsync(TextOf([.. sources.Select((source, index) => Notebooks.Code($"c{index + 1}", source))]));

    /// <summary>What an app writes, without the cells' headings and empty lines.</summary>
    public static async Task<string> RunAsync(string text)
    {
        using var folder = new TemporaryFolder();
        var emitted = Compile(text).Emit(folder["app.dll"]);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(error => error.Severity == DiagnosticSeverity.Error)) + "\n" + text);
        File.Copy(LibraryPath, folder["Lecture38.dll"]);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Lecture38.Runner.Tests.runtimeconfig.json"), folder["app.runtimeconfig.json"]);
        using var process = Process.Start(new ProcessStartInfo(Kernel.DotNetCommand.Path, ["exec", folder["app.dll"]])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(HangLimit);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output + await errors);
        return string.Join('\n', output.Split('\n').Where(line => line.Length > 0 && !line.StartsWith("── ", StringComparison.Ordinal)));
    }

    private static CSharpCompilation Compile(string text) => CSharpCompilation.Create(
        "app",
        [CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest).WithFeatures([new("FileBasedProgram", "true")]))],
        References,
        new CSharpCompilationOptions(OutputKind.ConsoleApplication));
}
