using System.Globalization;
using System.Text;
using Lecture38.Kernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lecture38.Runner;

/// <summary>
/// A notebook's C# cells as the compiler understands them: a script that goes on from cell to cell, so that every name is bound as
/// it was when the notebook ran.
/// </summary>
/// <remarks>
/// Cells are compiled together as far as none of them gives a name another meaning: a compilation for each cell is right too, but
/// every name is then looked up in all of the cells before, which takes seconds.
/// </remarks>
internal sealed class NotebookScript
{
    /// <summary>An expression that is no statement: the last one of a cell may be one.</summary>
    private const string NoStatement = "CS0201";

    private readonly Dictionary<NotebookCell, ScriptCell> _cells = [];
    private readonly Dictionary<NotebookCell, string> _leftOut = [];
    private readonly List<ScriptCell> _inOrder = [];

    private NotebookScript(NotebookDocument notebook) => Notebook = notebook;

    public NotebookDocument Notebook { get; }

    /// <summary>The cells that the app runs.</summary>
    public IReadOnlyList<ScriptCell> Cells => _inOrder;

    /// <summary>What the cells load, in their order.</summary>
    public List<ScriptReference> References { get; } = [];

    /// <summary>What the cells import, in their order.</summary>
    public List<string> Usings { get; } = [];

    public ScriptCell Of(NotebookCell cell) => _cells[cell];

    /// <summary>Why the app does not run a code cell; null where it does.</summary>
    public string? WhyNot(NotebookCell cell) => _leftOut.GetValueOrDefault(cell);

    /// <exception cref="InvalidInputException">A cell does what an app cannot do.</exception>
    public static NotebookScript Read(NotebookDocument notebook, string root)
    {
        var script = new NotebookScript(notebook);
        var references = ScriptReferences.With(ScriptReferences.Libraries(root));
        CSharpCompilation? previous = null;
        foreach (var group in CellGroups.Of(script.Sources()))
        {
            previous = script.Compile(group, references, previous);
        }

        return script;
    }

    private List<CellSource> Sources()
    {
        var wasRun = Notebook.CodeCells.Any(cell => cell.WasExecuted);
        var sources = new List<CellSource>();
        foreach (var cell in Notebook.CodeCells.Where(cell => !cell.IsEmpty))
        {
            var source = new CellSource(cell, CellEnding.Of(cell, wasRun));
            var reason = source.Ending.LeftOut
                ?? (source.KernelCommand is { } command ? $"{command} is a command to the notebook's kernel, and an app has none" : null);
            if (reason is not null)
            {
                _leftOut.Add(cell, reason);
                continue;
            }

            if (source.SyntaxError is { } error)
            {
                throw CannotBeExported(cell, error);
            }

            References.AddRange(source.Directives.Select(directive => ReadReference(cell, directive)));
            Usings.AddRange(source.Usings);
            sources.Add(source);
        }

        return sources;
    }

    private ScriptReference ReadReference(NotebookCell cell, DirectiveTriviaSyntax directive) => directive is ReferenceDirectiveTriviaSyntax reference
        ? ScriptReference.Of(reference.File.ValueText) ?? throw CannotBeExported(cell, $"#r {reference.File.Text} names no package and no library of the course")
        : throw CannotBeExported(cell, "#load runs another file");

    private CSharpCompilation Compile(IReadOnlyList<CellSource> group, IReadOnlyList<MetadataReference> references, CSharpCompilation? previous)
    {
        var usings = Usings.Distinct().Where(import => group.Any(cell => cell.Usings.Contains(import)));
        var text = new StringBuilder().AppendJoin('\n', usings).Append('\n');
        var spans = new List<TextSpan>();
        foreach (var source in group)
        {
            var start = text.Length;
            text.Append(source.Body()).Append('\n');
            spans.Add(TextSpan.FromBounds(start, text.Length));
        }

        var tree = ScriptCompiler.Parse(text.ToString());
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, usings: [.. CellImports.All, HostImports.Helpers, HostImports.Functions], concurrentBuild: false);
        var compilation = CSharpCompilation.CreateScriptCompilation("notebook", tree, previous is null ? references : null, options, returnType: typeof(object));

        // Set afterwards: there the compiler accepts one with errors, and names of packages that are not here are errors.
        compilation = compilation.WithScriptCompilationInfo(compilation.ScriptCompilationInfo!.WithPreviousScriptCompilation(previous));
        var model = compilation.GetSemanticModel(tree);
        var cells = group.Zip(spans, (source, span) => new ScriptCell(source, span, (CompilationUnitSyntax)tree.GetRoot(), model)).ToList();
        RequireNoErrors(cells, model);
        foreach (var cell in cells)
        {
            _cells.Add(cell.Cell, cell);
            _inOrder.Add(cell);
        }

        return compilation;
    }

    /// <summary>A cell that ran has nothing wrong but what only a notebook has. Where packages are missing here, nothing can be told.</summary>
    private void RequireNoErrors(List<ScriptCell> cells, SemanticModel model)
    {
        if (References.Any(reference => reference.IsPackage))
        {
            return;
        }

        foreach (var error in model.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != NoStatement))
        {
            throw CannotBeExported(
                (cells.FirstOrDefault(cell => cell.Holds(error.Location.SourceSpan)) ?? cells[0]).Cell, error.GetMessage(CultureInfo.InvariantCulture));
        }
    }

    public InvalidInputException CannotBeExported(NotebookCell cell, string reason) =>
        new(Notebook.Path, $"cell {OneLine.Of(cell.Id)} cannot stand in an app: {OneLine.Of(reason)}");
}
