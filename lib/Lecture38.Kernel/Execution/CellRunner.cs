using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;

namespace Lecture38.Kernel;

/// <summary>Runs submissions, from the code as the client sent it to the last event.</summary>
internal sealed class CellRunner
{
    private readonly StandardStreams _streams;
    private readonly EventStream _events;
    private readonly ScriptSession _script;
    private readonly PackageSession _packages;
    private readonly string _workingDirectory;

    public CellRunner(StandardStreams streams, EventStream events, string workingDirectory)
    {
        _streams = streams;
        _events = events;
        _workingDirectory = workingDirectory;
        _script = new ScriptSession(workingDirectory);
        _packages = new PackageSession(workingDirectory);
        Display.Events = events;
    }

    /// <summary>Compiles and runs a first line, so that the compiler is loaded when the first cell comes.</summary>
    public void WarmUp()
    {
        var (script, _) = _script.Compile("using static Microsoft.DotNet.Interactive.Kernel;", filePath: null, CancellationToken.None);
        _script.RunAsync(script).GetAwaiter().GetResult();
    }

    /// <summary>Runs a submission, writes its events, and returns the last one, which is not written yet.</summary>
    public KernelEvent Run(SubmitCode command, RunningSubmission submission)
    {
        _events.BeginText(command);
        _streams.AttachConsole();
        try
        {
            var language = Languages.Of(command.TargetKernelName)
                ?? throw new CellFailedException($"The embedded kernel has no kernel named '{command.TargetKernelName}'; it has csharp, html and markdown.");
            RunCell(new Cell(command, submission, Importing: []), command.Code, language);
            return new CommandSucceeded();
        }
        catch (CellFailedException failure)
        {
            return new CommandFailed(failure.Message);
        }
        catch (OperationCanceledException) when (submission.CancellationToken.IsCancellationRequested)
        {
            return new CommandFailed(CommandFailed.Cancelled);
        }
        finally
        {
            _streams.Flush();
        }
    }

    /// <summary>Runs the steps of a cell, its packages first. Nothing runs when one of its directives is wrong.</summary>
    private void RunCell(Cell cell, string code, string language)
    {
        var steps = ParseCell(cell, code, language);
        var started = Stopwatch.GetTimestamp();
        GetPackages(cell, steps);
        try
        {
            foreach (var step in steps)
            {
                RunStep(cell, step);
            }
        }
        finally
        {
            if (steps.Any(step => step is TimeStep))
            {
                _streams.Flush();
                var elapsed = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Wall time: {Stopwatch.GetElapsedTime(started).TotalMilliseconds}ms");
                _events.Publish(new DisplayedValueProduced([FormattedValue.PlainText(elapsed)]), cell.Command);
            }
        }
    }

    private IReadOnlyList<CellStep> ParseCell(Cell cell, string code, string language)
    {
        try
        {
            return CellParser.Parse(code, language);
        }
        catch (DirectiveException wrong)
        {
            throw Fail(cell, wrong.Diagnostic);
        }
    }

    private void GetPackages(Cell cell, IReadOnlyList<CellStep> steps)
    {
        foreach (var source in steps.OfType<SourceStep>())
        {
            _packages.AddSource(source.Source);
        }
        if (steps.OfType<PackageStep>().ToArray() is not { Length: > 0 } wanted)
        {
            return;
        }
        try
        {
            var (assemblies, installed) = _packages.Add([.. wanted.Select(step => step.Package)], cell.Submission.CancellationToken);
            _script.AddReferences(assemblies);
            var list = string.Concat(installed.Select(package => $"<li><span>{WebUtility.HtmlEncode(package)}</span></li>"));
            _events.Publish(
                new DisplayedValueProduced([FormattedValue.Html($"<div><strong>Installed Packages</strong><ul>{list}</ul></div>")]), cell.Command);
        }
        catch (PackageException exception)
        {
            throw Fail(cell, CellDiagnostic.Error(wanted[0].Line, 2, "DNI110", exception.Message));
        }
    }

    private void RunStep(Cell cell, CellStep step)
    {
        switch (step)
        {
            case CodeStep code:
                RunCode(cell, code);
                break;
            case MarkupStep markup when cell.Importing.IsEmpty:
                _events.Publish(new DisplayedValueProduced([new FormattedValue(markup.MimeType, markup.Text)]), cell.Command);
                break;
            case ImportStep import:
                Import(cell, import);
                break;
        }
    }

    private void Import(Cell cell, ImportStep import)
    {
        try
        {
            var path = Path.GetFullPath(import.Path, _workingDirectory);
            if (cell.Importing.Any(file => file.FullPath == path))
            {
                throw new FormatException("it imports itself, by way of " + string.Join(", ", cell.Importing.Select(file => file.Name)));
            }
            var imported = cell with { Importing = cell.Importing.Add((import.Path, path)) };
            foreach (var (language, code) in ImportedDocument.Read(path))
            {
                RunCell(imported, code, Languages.Of(language) ?? throw new FormatException($"it has cells for the kernel '{language}'"));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            throw Fail(cell, CellDiagnostic.Error(import.Line, 8, "DNI104", $"{import.Path} cannot be imported: {exception.Message}"));
        }
    }

    private void RunCode(Cell cell, CodeStep step)
    {
        var code = step.Code.TrimStart('\n');
        _events.Publish(new CodeSubmissionReceived(code), cell.Command);
        _events.Publish(ScriptSession.IsComplete(code) ? new CompleteCodeSubmissionReceived(code) : new IncompleteCodeSubmissionReceived(), cell.Command);
        var (script, found) = _script.Compile(step.Code, cell.FilePath, cell.Submission.CancellationToken);
        CellDiagnostic[] diagnostics = [.. found.Select(CellDiagnostic.From)];
        if (diagnostics.Any(diagnostic => diagnostic.IsError))
        {
            throw Fail(cell, diagnostics);
        }
        CellResult result = default;
        string? failure = null;
        IReadOnlyList<FormattedValue> shown = [];
        cell.Submission.Run(async () =>
        {
            result = await _script.RunAsync(script);
            // On the cell's own thread, for both run user code: an exception's members, properties, enumerators, formatters.
            failure = result.Exception is { } exception ? ExceptionText.Of(exception) : null;
            shown = result.HasValue ? ValueFormatter.Format(result.Value) : [];
        });
        cell.Submission.CancellationToken.ThrowIfCancellationRequested();
        _streams.Flush();
        _events.Publish(new DiagnosticsProduced(diagnostics), cell.Command);
        if (failure is not null)
        {
            throw new CellFailedException(failure);
        }
        if (result.HasValue)
        {
            _events.Publish(new ReturnValueProduced(shown), cell.Command);
        }
    }

    private CellFailedException Fail(Cell cell, params CellDiagnostic[] diagnostics)
    {
        var located = diagnostics.Select(diagnostic => diagnostic with { File = diagnostic.File ?? cell.FilePath }).ToArray();
        _events.Publish(new DiagnosticsProduced(located), cell.Command);
        return new CellFailedException(string.Join(Environment.NewLine, located.Where(diagnostic => diagnostic.IsError)));
    }

    /// <summary>What a piece of code runs for.</summary>
    private sealed record Cell(SubmitCode Command, RunningSubmission Submission, ImmutableArray<(string Name, string FullPath)> Importing)
    {
        /// <summary>The imported file that the code stands in; null for the cell itself.</summary>
        public string? FilePath => Importing is [.., var innermost] ? innermost.Name : null;
    }
}
