using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace Lecture38.Scripting;

/// <summary>The submissions that have run so far. Each compiles against, and runs on, the state that the ones before it left.</summary>
internal sealed class SubmissionChain
{
    /// <summary>
    /// Every method checks that the stack has room for it, and throws if it has not: a recursion without an end then costs its cell.
    /// Without the check it overflows the stack, which nothing can catch, and ends the process. (The compiler gives no check to a lambda that
    /// stands outside every method.)
    /// </summary>
    private static readonly EmitOptions Probing = new(instrumentationKinds: [InstrumentationKind.StackOverflowProbing]);

    private readonly string _assemblyPrefix = $"cells-{Guid.NewGuid():N}";
    private readonly SubmissionLoadContext _loadContext = new();
    private readonly CSharpCompilationOptions _options;
    private readonly List<MetadataReference> _references;
    private CSharpCompilation? _previous;
    private int _created;

    /// <summary>The instances of the submissions' classes, which hold the variables. Slot 0 is for a host's object, and empty.</summary>
    private object?[] _instances = new object?[64];
    private int _slots = 1;

    public SubmissionChain(string workingDirectory, IReadOnlyList<MetadataReference> references)
    {
        _references = [.. references];
        _options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            usings: CellImports.All,
            optimizationLevel: OptimizationLevel.Debug,
            concurrentBuild: false,
            allowUnsafe: true,
            warningLevel: 4,
            // "Assuming assembly reference … matches": every build of the SDK suppresses these too.
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)],
            sourceReferenceResolver: new SourceFileResolver([], workingDirectory),
            metadataReferenceResolver: new ReferenceResolver(workingDirectory, references, _loadContext),
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);
    }

    /// <summary>Parses the code of a cell, or of a file that it imports.</summary>
    public static SyntaxTree Parse(string code, string? filePath = null) =>
        CSharpSyntaxTree.ParseText(code, CellLanguage.ParseOptions, filePath ?? "", System.Text.Encoding.UTF8);

    /// <summary>Makes a loaded assembly available to all submissions from here on.</summary>
    public void AddReference(Assembly assembly)
    {
        _loadContext.Add(assembly);
        _references.Add(LoadedReferences.Of(assembly));
    }

    /// <summary>A submission on those that have run, not compiled yet.</summary>
    public CSharpCompilation Create(SyntaxTree code)
    {
        var number = _created++;
        return CSharpCompilation.CreateScriptCompilation(
            $"{_assemblyPrefix}-{number}", code, _references, _options.WithScriptClassName($"Submission#{number}"), _previous, typeof(object));
    }

    /// <summary>Compiles a submission and runs nothing.</summary>
    public Submission Compile(SyntaxTree code, CancellationToken cancellationToken)
    {
        var compilation = Create(code);
        if (ErrorsIn(compilation.GetParseDiagnostics(cancellationToken)) is { Count: > 0 } syntaxErrors)
        {
            // What the compiler makes of the rest would only hide them.
            return new Submission(compilation, null, syntaxErrors);
        }
        var image = new MemoryStream();
        // The compiler refuses to emit a submission without statements and declarations, and does not say why.
        var hasCode = compilation.SyntaxTrees.Any(tree => tree.GetCompilationUnitRoot(cancellationToken).Members.Count > 0);
        var diagnostics = hasCode
            ? compilation.Emit(image, options: Probing, cancellationToken: cancellationToken).Diagnostics
            : compilation.GetDiagnostics(cancellationToken);
        image.Position = 0;
        return ErrorsIn(diagnostics) is { Count: > 0 } errors
            ? new Submission(compilation, null, errors)
            : new Submission(compilation, hasCode ? image : null, WarningsOf(compilation, diagnostics, cancellationToken));
    }

    /// <summary>Its warnings. With the checks of the stack, the compiler warns of fields that an initializer assigns: where it warns, it is asked again.</summary>
    private static List<Diagnostic> WarningsOf(CSharpCompilation compilation, IReadOnlyList<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        static bool IsWarning(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Warning;
        return diagnostics.Any(IsWarning) ? [.. compilation.Clone().GetDiagnostics(cancellationToken).Where(IsWarning)] : [];
    }

    private static List<Diagnostic> ErrorsIn(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    /// <summary>Runs a submission without errors. Its variables stay, also those that were assigned before it threw.</summary>
    public async Task<SubmissionResult> RunAsync(Submission submission)
    {
        _previous = submission.Compilation;
        if (submission.Image is null)
        {
            return default;
        }
        if (_slots == _instances.Length)
        {
            Array.Resize(ref _instances, 2 * _slots);
        }
        _slots++;
        try
        {
            var entryPoint = submission.Compilation.GetEntryPoint(CancellationToken.None)!;
            var assembly = _loadContext.Load(submission.Compilation.AssemblyName!, submission.Image);
            var run = assembly.GetType(entryPoint.ContainingType.MetadataName, throwOnError: true)!
                .GetMethod(entryPoint.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
                .CreateDelegate<Func<object?[], Task<object?>>>();
            var value = await run(_instances);
            return new SubmissionResult(submission.HasValue, value, null);
        }
        catch (Exception exception)
        {
            return new SubmissionResult(false, null, exception);
        }
    }
}

/// <summary>A compiled submission.</summary>
/// <param name="Compilation">The compilation that the next submission builds on.</param>
/// <param name="Image">The assembly; null for a submission with errors, or of nothing but <c>using</c> or <c>#r</c>.</param>
/// <param name="Diagnostics">Its errors, those of the syntax alone if there are any; its warnings if there is no error.</param>
internal sealed record Submission(CSharpCompilation Compilation, MemoryStream? Image, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>True if the code ends with an expression, not a statement, or returns a value.</summary>
    public bool HasValue
    {
        get
        {
            var tree = Compilation.SyntaxTrees[^1];
            var root = tree.GetCompilationUnitRoot();
            if (root.DescendantNodes(node => node is CompilationUnitSyntax or GlobalStatementSyntax or StatementSyntax and not LocalFunctionStatementSyntax)
                .Any(node => node is ReturnStatementSyntax))
            {
                return true;
            }
            return root.Members.OfType<GlobalStatementSyntax>().LastOrDefault()?.Statement is ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last
                && Compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).ConvertedType is not { SpecialType: SpecialType.System_Void };
        }
    }
}

/// <summary>How a submission ended.</summary>
internal readonly record struct SubmissionResult(bool HasValue, object? Value, Exception? Exception);
