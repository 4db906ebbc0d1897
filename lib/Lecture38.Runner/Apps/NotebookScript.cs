using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lecture38.Runner;

/// <summary>
/// A notebook's C# cells as the compiler understands them: each a script that goes on from the one before, so that every name is
/// bound as it was when the notebook ran.
/// </summary>
internal sealed class NotebookScript
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private readonly Dictionary<NotebookCell, ScriptCell> _cells = [];
    private readonly Dictionary<NotebookCell, string> _leftOut = [];
    private readonly List<ScriptCell> _inOrder = [];

    private NotebookScript(NotebookDocument notebook) => Notebook = notebook;

    public NotebookDocument Notebook { get; }

    /// <summary>The cells that the app runs.</summary>
    public IReadOnlyList<ScriptCell> Cells => _inOrder;

    /// <summary>What the cells load, in their order.</summary>
    public List<ScriptReference> References { get; } = [];

    public ScriptCell Of(NotebookCell cell) => _cells[cell];

    /// <summary>Why the app does not run a code cell; null where it does.</summary>
    public string? WhyNot(NotebookCell cell) => _leftOut.GetValueOrDefault(cell);

    /// <exception cref="InvalidInputException">A cell does what an app cannot do.</exception>
    public static NotebookScript Read(NotebookDocument notebook, string root)
    {
        var script = new NotebookScript(notebook);
        var wasRun = notebook.CodeCells.Any(cell => cell.WasExecuted);
        var references = ScriptReferences.Of(root);
        CSharpCompilation? previous = null;
        foreach (var cell in notebook.CodeCells.Where(cell => !cell.IsEmpty))
        {
            var ending = CellEnding.Of(cell, wasRun);
            var tree = CSharpSyntaxTree.ParseText(cell.Source.ReplaceLineEndings("\n"), ParseOptions);
            if ((ending.LeftOut ?? Foreign(tree)) is { } reason)
            {
                script._leftOut.Add(cell, reason);
                continue;
            }

            script.ReadReferences(cell, tree);
            tree = WithoutDirectives(tree);
            previous = Compilation(tree, references, previous);
            script.Add(new ScriptCell(cell, ending, tree, previous.GetSemanticModel(tree)));
        }

        return script;
    }

    private void Add(ScriptCell cell)
    {
        if (!References.Any(reference => reference.IsPackage) && cell.Errors.FirstOrDefault() is { } error)
        {
            throw cell.CannotBeExported(Notebook, error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        }

        _cells.Add(cell.Cell, cell);
        _inOrder.Add(cell);
    }

    private static CSharpCompilation Compilation(SyntaxTree tree, IReadOnlyList<MetadataReference> references, CSharpCompilation? previous)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: [.. DefaultImports.All, DefaultImports.Helpers, DefaultImports.Functions]);
        return CSharpCompilation.CreateScriptCompilation("notebook", tree, previous is null ? references : null, options, previous, typeof(object));
    }

    private static string? Foreign(SyntaxTree tree) =>
        tree.GetRoot().DescendantTrivia(descendIntoTrivia: false).FirstOrDefault(trivia =>
            trivia.IsKind(SyntaxKind.BadDirectiveTrivia) || trivia.IsKind(SyntaxKind.ShebangDirectiveTrivia)) is { RawKind: not 0 } directive
            ? $"{directive.ToString().Trim()} is a command to the notebook's kernel, and an app has none"
            : null;

    private void ReadReferences(NotebookCell cell, SyntaxTree tree)
    {
        foreach (var trivia in Directives(tree))
        {
            References.Add(trivia.GetStructure() is ReferenceDirectiveTriviaSyntax directive
                ? ScriptReference.Of(directive.File.ValueText) ?? throw NotExported(cell, $"#r {directive.File.Text} names no package and no library of the course")
                : throw NotExported(cell, "#load runs another file"));
        }
    }

    private InvalidInputException NotExported(NotebookCell cell, string reason) =>
        new(Notebook.Path, $"cell {OneLine.Of(cell.Id)} cannot stand in an app: {reason}");

    private static IEnumerable<SyntaxTrivia> Directives(SyntaxTree tree) => tree.GetRoot().DescendantTrivia()
        .Where(trivia => trivia.IsKind(SyntaxKind.ReferenceDirectiveTrivia) || trivia.IsKind(SyntaxKind.LoadDirectiveTrivia));

    private static SyntaxTree WithoutDirectives(SyntaxTree tree) =>
        Directives(tree).Select(trivia => new TextChange(trivia.FullSpan, "")).ToList() is { Count: > 0 } changes
            ? tree.WithChangedText(tree.GetText().WithChanges(changes))
            : tree;
}
