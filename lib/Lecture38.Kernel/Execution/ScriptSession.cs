using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using Microsoft.DotNet.Interactive;

namespace Lecture38.Kernel;

/// <summary>The C# that cells have run so far. Each cell compiles against the state that the ones before it left.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "There is one, and it lives as long as the process.")]
internal sealed class ScriptSession(string workingDirectory)
{
    /// <summary>How cells are read.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private static readonly Func<Script, bool> HasReturnValue = typeof(Script)
        .GetMethod("HasReturnValue", BindingFlags.Instance | BindingFlags.NonPublic)!
        .CreateDelegate<Func<Script, bool>>();

    private ScriptOptions _options = ScriptOptions.Default
        .WithLanguageVersion(LanguageVersion.Latest)
        .WithReferences(FrameworkReferences.All)
        .AddReferences(typeof(ScriptSession).Assembly)
        .WithImports(CellImports.All)
        .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(workingDirectory))
        .WithSourceResolver(new SourceFileResolver([], workingDirectory));

    // "Assuming assembly reference … matches": every build of the SDK leaves these out too.
    private static readonly string[] Unification = ["CS1701", "CS1702"];

    private readonly InteractiveAssemblyLoader _loader = new();
    private ScriptState? _state;

    /// <summary>Makes loaded assemblies available to all cells from here on.</summary>
    public void AddReferences(IReadOnlyList<Assembly> assemblies)
    {
        foreach (var assembly in assemblies)
        {
            _loader.RegisterDependency(assembly);
        }
        _options = _options.AddReferences(assemblies.Select(assembly => MetadataReference.CreateFromFile(assembly.Location)));
    }

    /// <summary>Compiles a cell. Runs nothing.</summary>
    /// <param name="code">The C# script.</param>
    /// <param name="filePath">The file that the code comes from, for diagnostics; null for a cell.</param>
    /// <param name="cancellationToken">Stops the compiler.</param>
    /// <returns>The cell, and the compiler's errors and warnings.</returns>
    public (Script<object> Script, IReadOnlyList<Diagnostic> Diagnostics) Compile(
        string code, string? filePath, CancellationToken cancellationToken)
    {
        var options = _options.WithFilePath(filePath);
        var script = _state is null ? CSharpScript.Create<object>(code, options, assemblyLoader: _loader) : _state.Script.ContinueWith<object>(code, options);
        return (script, [.. script.Compile(cancellationToken).Where(diagnostic => !Unification.Contains(diagnostic.Id))]);
    }

    /// <summary>Runs a compiled cell. Its variables stay, also those that were assigned before it threw.</summary>
    public async Task<CellResult> RunAsync(Script<object> script)
    {
        var state = _state is null
            ? await script.RunAsync(globals: null, catchException: _ => true)
            : await script.RunFromAsync(_state, catchException: _ => true);
        _state = state;
        // A handle to a display shows nothing of its own.
        var hasValue = state.Exception is null && HasReturnValue(script) && state.ReturnValue is not DisplayedValue;
        return new CellResult(hasValue, state.ReturnValue, state.Exception);
    }

    /// <summary>Whether the text could stand alone, or wants more: an open bracket, say.</summary>
    public static bool IsComplete(string code) =>
        SyntaxFactory.IsCompleteSubmission(SyntaxFactory.ParseSyntaxTree(code, ParseOptions));
}

/// <summary>How a cell's code ended.</summary>
internal readonly record struct CellResult(bool HasValue, object? Value, Exception? Exception);
