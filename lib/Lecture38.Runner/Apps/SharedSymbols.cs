using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lecture38.Runner;

/// <summary>
/// The variables and functions of cells that cannot be locals of the app's top-level statements: what types use, since types stand
/// outside of them, functions that share a name, extension methods, properties, and whatever such functions use in turn. They become
/// members of a static class.
/// </summary>
internal sealed class SharedSymbols
{
    private readonly HashSet<ISymbol> _symbols = new(SymbolEqualityComparer.Default);

    public SharedSymbols(NotebookScript script)
    {
        var bodies = new Dictionary<ISymbol, (ScriptCell Cell, SyntaxNode Body)>(SymbolEqualityComparer.Default);
        var pending = new Queue<(ScriptCell Cell, SyntaxNode Body)>();
        foreach (var cell in script.Cells)
        {
            foreach (var member in cell.Members.Where(member => member is MethodDeclarationSyntax or PropertyDeclarationSyntax))
            {
                if (cell.Declared(member) is { } symbol)
                {
                    bodies[symbol] = (cell, member);
                }
            }

            foreach (var type in cell.Types)
            {
                pending.Enqueue((cell, type));
            }
        }

        foreach (var symbol in bodies.Where(body => MustBeMember(body.Value.Cell, body.Value.Body)).Select(body => body.Key))
        {
            Add(symbol);
        }

        while (pending.TryDequeue(out var next))
        {
            foreach (var used in next.Cell.NamesIn(next.Body).Select(name => name.Symbol).Where(symbol => symbol.IsOfCells() && symbol is not INamedTypeSymbol))
            {
                Add(used);
            }
        }

        void Add(ISymbol symbol)
        {
            if (_symbols.Add(symbol) && bodies.TryGetValue(symbol, out var body))
            {
                pending.Enqueue(body);
            }
        }
    }

    public bool Any => _symbols.Count > 0;

    public bool Contains([NotNullWhen(true)] ISymbol? symbol) => symbol is not null && _symbols.Contains(symbol);

    private static bool MustBeMember(ScriptCell cell, SyntaxNode declaration) => declaration is not MethodDeclarationSyntax function
        || function.ParameterList.Parameters is [{ Modifiers: var modifiers }, ..] && modifiers.Any(modifier => modifier.ValueText == "this")
        || cell.Functions.Count(other => other.Identifier.ValueText == function.Identifier.ValueText) > 1;
}
