using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Mime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive;

namespace Lecture38.Scripting;

/// <summary>
/// Runs cells of C#, each on the state that the ones before it left: reads directives, compiles, runs, and formats values.
/// Not thread-safe: one cell runs at a time.
/// </summary>
public sealed class ScriptEngine
{
    private readonly ICellHost _host;
    private readonly string _workingDirectory;
    private readonly IPackageProvider? _packages;
    private readonly SubmissionChain _submissions;

    /// <summary>Makes an engine that has not run anything.</summary>
    /// <param name="host">Runs the cells' code and is told what they show.</param>
    /// <param name="workingDirectory">The folder that relative paths in directives start from.</param>
    /// <param name="references">The framework's assemblies: files, or <see cref="LoadedReferences"/>.</param>
    /// <param name="packages">Gets packages; null if cells cannot have any.</param>
    public ScriptEngine(ICellHost host, string workingDirectory, IReadOnlyList<MetadataReference> references, IPackageProvider? packages = null)
    {
        _host = host;
        _workingDirectory = workingDirectory;
        _packages = packages;
        _submissions = new SubmissionChain(workingDirectory, references);
        _submissions.AddReference(typeof(ScriptEngine).Assembly);
    }

    /// <summary>Compiles, runs and formats a first value, so that all of this is loaded when a cell comes. Optional.</summary>
    public async Task WarmUpAsync()
    {
        var submission = _submissions.Compile(SubmissionChain.Parse("1"), CancellationToken.None);
        var result = await _submissions.RunAsync(submission);
        ValueFormatter.Format(result.Value);
    }

    /// <summary>Runs a cell. What it shows goes to the host.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="cancellationToken">Stops the compiler and the installation of packages, and asks the host to stop the cell's code.</param>
    /// <exception cref="CellFailedException">The cell failed.</exception>
    /// <exception cref="OperationCanceledException">The cell was cancelled.</exception>
    public async Task RunAsync(string code, CancellationToken cancellationToken = default)
    {
        try
        {
            await RunAsync(code, new Cell([], cancellationToken));
        }
        catch (Exception unexpected) when (unexpected is not (CellFailedException or OperationCanceledException))
        {
            // Whatever goes wrong costs the cell, not the process.
            throw new CellFailedException(ExceptionText.Of(unexpected));
        }
    }

    /// <summary>
    /// Compiles a cell on the state of the session and runs nothing. The compilation links to the submissions that have run. Lines with
    /// directives other than the compiler's are blank in it.
    /// </summary>
    /// <param name="code">The cell, finished or not.</param>
    /// <param name="cancellationToken">Stops the parser.</param>
    public CSharpCompilation Compile(string code, CancellationToken cancellationToken = default) => _submissions.Create(
        CSharpSyntaxTree.ParseText(CellParser.BlankDirectives(code), CellLanguage.ParseOptions, cancellationToken: cancellationToken));

    /// <summary>The errors and warnings that a cell would have. Nothing runs, and no package is installed.</summary>
    /// <param name="code">The cell, finished or not.</param>
    /// <param name="cancellationToken">Stops the compiler.</param>
    public IReadOnlyList<CellDiagnostic> Diagnose(string code, CancellationToken cancellationToken = default)
    {
        try
        {
            CellParser.Parse(code);
        }
        catch (DirectiveException wrong)
        {
            return [wrong.Diagnostic];
        }
        var compilation = Compile(code, cancellationToken);
        return
        [
            .. compilation.GetDiagnostics(cancellationToken)
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
                .Select(diagnostic => CellDiagnostic.From(diagnostic, compilation)),
        ];
    }

    /// <summary>Runs the steps of a cell, its packages first. Nothing runs if one of its directives is wrong.</summary>
    private async Task RunAsync(string code, Cell cell)
    {
        var steps = ParseSteps(code, cell);
        var started = Stopwatch.GetTimestamp();
        Install(steps, cell);
        try
        {
            foreach (var step in steps)
            {
                await (step switch
                {
                    CodeStep part => RunCodeAsync(part, cell),
                    ImportStep import => ImportAsync(import, cell),
                    _ => Task.CompletedTask,
                });
            }
        }
        finally
        {
            if (steps.Any(step => step is TimeStep))
            {
                var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
                _host.OnDisplayed([new(MediaTypeNames.Text.Plain, $"Wall time: {elapsed}ms")], valueId: null);
            }
        }
    }

    private IReadOnlyList<CellStep> ParseSteps(string code, Cell cell)
    {
        try
        {
            return CellParser.Parse(code);
        }
        catch (DirectiveException wrong)
        {
            throw Fail(cell, wrong.Diagnostic);
        }
    }

    private void Install(IReadOnlyList<CellStep> steps, Cell cell)
    {
        foreach (var source in steps.OfType<SourceStep>())
        {
            _packages?.AddSource(source.Source);
        }
        if (steps.OfType<PackageStep>().ToArray() is not { Length: > 0 } wanted)
        {
            return;
        }
        try
        {
            var installed = (_packages ?? throw new PackageException("There are no packages here."))
                .Install([.. wanted.Select(step => step.Package)], cell.CancellationToken);
            foreach (var assembly in installed.Assemblies)
            {
                _submissions.AddReference(assembly);
            }
            var list = string.Concat(installed.Descriptions.Select(package => $"<li><span>{WebUtility.HtmlEncode(package)}</span></li>"));
            _host.OnDisplayed([new(MediaTypeNames.Text.Html, $"<div><strong>Installed Packages</strong><ul>{list}</ul></div>")], valueId: null);
        }
        catch (PackageException exception)
        {
            throw Fail(cell, CellDiagnostic.Error(wanted[0].Line, 2, "DNI110", exception.Message));
        }
    }

    private async Task ImportAsync(ImportStep import, Cell cell)
    {
        try
        {
            var path = Path.GetFullPath(import.Path, _workingDirectory);
            if (cell.Importing.Any(file => file.FullPath == path))
            {
                throw new FormatException("it imports itself, by way of " + string.Join(", ", cell.Importing.Select(file => file.Name)));
            }
            foreach (var code in ImportedFile.Read(path))
            {
                await RunAsync(code, cell with { Importing = cell.Importing.Add((import.Path, path)) });
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            throw Fail(cell, CellDiagnostic.Error(import.Line, 8, "DNI104", $"{import.Path} cannot be imported: {exception.Message}"));
        }
    }

    private async Task RunCodeAsync(CodeStep step, Cell cell)
    {
        var tree = SubmissionChain.Parse(step.Code, cell.FilePath);
        _host.OnCodeReceived(step.Code.TrimStart('\n'), SyntaxFactory.IsCompleteSubmission(tree));
        var submission = _submissions.Compile(tree, cell.CancellationToken);
        CellDiagnostic[] diagnostics = [.. submission.Diagnostics.Select(diagnostic => CellDiagnostic.From(diagnostic, submission.Compilation))];
        if (diagnostics.Any(diagnostic => diagnostic.IsError))
        {
            throw Fail(cell, diagnostics);
        }
        string? failure = null;
        IReadOnlyList<Representation>? value = null;
        await _host.RunAsync(
            async () =>
            {
                CurrentHost.Set(_host);
                var result = await _submissions.RunAsync(submission);
                // Here, because both run user code: an exception's members, and a value's properties, enumerators and formatters.
                failure = result.Exception is { } exception ? ExceptionText.Of(exception) : null;
                // A handle to a display shows nothing of its own.
                value = result is { HasValue: true, Value: not DisplayedValue } ? ValueFormatter.Format(result.Value) : null;
            },
            cell.CancellationToken);
        cell.CancellationToken.ThrowIfCancellationRequested();
        _host.OnDiagnosed(diagnostics);
        if (failure is not null)
        {
            throw new CellFailedException(failure);
        }
        if (value is not null)
        {
            _host.OnReturned(value);
        }
    }

    private CellFailedException Fail(Cell cell, params CellDiagnostic[] diagnostics)
    {
        var located = diagnostics.Select(diagnostic => diagnostic with { File = diagnostic.File ?? cell.FilePath }).ToArray();
        _host.OnDiagnosed(located);
        return new CellFailedException(string.Join(Environment.NewLine, located.Where(diagnostic => diagnostic.IsError)));
    }

    /// <summary>What a piece of code runs for: the cell itself, or the files that it imports.</summary>
    private sealed record Cell(ImmutableArray<(string Name, string FullPath)> Importing, CancellationToken CancellationToken)
    {
        /// <summary>The imported file that holds the code; null for the cell itself.</summary>
        public string? FilePath => Importing is [.., var innermost] ? innermost.Name : null;
    }
}
