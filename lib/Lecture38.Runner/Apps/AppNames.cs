using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lecture38.Runner;

/// <summary>
/// The names of things in the app. A name that a later cell declares anew gets a number there, and so does a variable of a block
/// that has the name of one of the program: a block may not hide it, and the program's are seen in all of its statements.
/// </summary>
internal sealed class AppNames
{
    private readonly Dictionary<ISymbol, string> _renamed = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _written;
    private readonly HashSet<string> _taken = ["args", "ConsoleNotebook", "Program"];

    private AppNames(NotebookScript script)
    {
        _written =
        [
            .. script.Cells.SelectMany(cell => cell.Members).SelectMany(member => member.DescendantTokens())
                .Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText),
        ];
        SharedClass = Free("NotebookMembers");
        ExceptionName = Free("exception");
    }

    public string SharedClass { get; }

    public string ExceptionName { get; }

    public static AppNames Of(NotebookScript script, SharedSymbols shared)
    {
        var names = new AppNames(script);
        names._taken.UnionWith(ForeignNames(script));
        foreach (var cell in script.Cells)
        {
            names.NameCell(cell, shared);
        }

        foreach (var cell in script.Cells)
        {
            names.NameBlockVariables(cell);
        }

        return names;
    }

    public bool IsRenamed(ISymbol symbol) => _renamed.ContainsKey(symbol);

    public string Of(ISymbol symbol) => _renamed.GetValueOrDefault(symbol) ?? symbol.Name;

    /// <summary>The changes that give a part of a cell these names.</summary>
    public IEnumerable<TextChange> ChangesIn(ScriptCell cell, SyntaxNode node)
    {
        if (_renamed.Count == 0)
        {
            return [];
        }

        var uses = cell.NamesIn(node).Where(name => _renamed.ContainsKey(name.Symbol))
            .Select(name => new TextChange(name.Node.Identifier.Span, InferredName(name.Node) + _renamed[name.Symbol]));
        var declarations = node.DescendantNodesAndSelf().SelectMany(declaration => DeclarationChange(cell, declaration));
        return uses.Concat(declarations);
    }

    private IEnumerable<TextChange> DeclarationChange(ScriptCell cell, SyntaxNode node)
    {
        var identifier = IdentifierOf(node);
        var named = node is ConstructorDeclarationSyntax or DestructorDeclarationSyntax ? node.Parent! : node;
        var symbol = identifier is null ? null : cell.Declared(named);
        return symbol is not null && _renamed.TryGetValue(symbol, out var name) ? [new TextChange(identifier!.Value.Span, name)] : [];
    }

    /// <summary>A tuple's or anonymous type's member keeps its name when the variable that it was named after is renamed.</summary>
    private static string InferredName(SimpleNameSyntax name) => name.Parent switch
    {
        ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax } => $"{name.Identifier.Text}: ",
        AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } => $"{name.Identifier.Text} = ",
        _ => "",
    };

    private void NameCell(ScriptCell cell, SharedSymbols shared)
    {
        var declared = cell.Nodes.Where(node => IdentifierOf(node) is not null)
            .Select(cell.Declared).OfType<ISymbol>().Where(CellSymbols.IsOfCells).Distinct<ISymbol>(SymbolEqualityComparer.Default);

        // Functions that share a name go on to share it.
        foreach (var group in declared.GroupBy(symbol => symbol is IMethodSymbol ? symbol.Name + "()" : symbol.Name + "/" + symbol.Kind))
        {
            var name = group.First().Name;
            if (!_taken.Add(name))
            {
                name = Free(name);
                foreach (var symbol in group)
                {
                    _renamed.Add(symbol, name);
                }
            }
        }
    }

    private void NameBlockVariables(ScriptCell cell)
    {
        foreach (var node in cell.Nodes.Where(node => IdentifierOf(node) is not null))
        {
            if (cell.Declared(node) is (ILocalSymbol or IRangeVariableSymbol) and var symbol
                && (symbol is IRangeVariableSymbol || !node.IsInFunction()) && _taken.Contains(symbol.Name))
            {
                _renamed.TryAdd(symbol, Free(symbol.Name));
            }
        }
    }

    /// <summary>A name that occurs nowhere: the same with a number.</summary>
    private string Free(string name)
    {
        var free = name;
        for (var number = 2; !_written.Add(free); number++)
        {
            free = name + number;
        }

        _taken.Add(free);
        return free;
    }

    /// <summary>Names of types and functions that the cells only use: what is declared with the same name would hide them everywhere.</summary>
    private static IEnumerable<string> ForeignNames(NotebookScript script) =>
        from cell in script.Cells
        from name in cell.Names
        where name.Symbol is INamespaceOrTypeSymbol or IMethodSymbol && name.Symbol.DeclaringSyntaxReferences.IsEmpty && IsAlone(name.Node)
        select name.Node.Identifier.ValueText;

    /// <summary>True for a name that is looked up around it, not in something that stands before it.</summary>
    public static bool IsAlone(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        QualifiedNameSyntax qualified => qualified.Left == name,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => false,
        _ => !name.IsVar,
    };

    /// <summary>What a node declares, or null.</summary>
    public static SyntaxToken? IdentifierOf(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier,
        SingleVariableDesignationSyntax designation => designation.Identifier,
        ForEachStatementSyntax loop => loop.Identifier,
        CatchDeclarationSyntax { Identifier.RawKind: not 0 } caught => caught.Identifier,
        FromClauseSyntax from => from.Identifier,
        LetClauseSyntax let => let.Identifier,
        JoinClauseSyntax join => join.Identifier,
        JoinIntoClauseSyntax into => into.Identifier,
        QueryContinuationSyntax continuation => continuation.Identifier,
        MethodDeclarationSyntax method => method.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        BaseTypeDeclarationSyntax type => type.Identifier,
        DelegateDeclarationSyntax type => type.Identifier,
        ConstructorDeclarationSyntax constructor => constructor.Identifier,
        DestructorDeclarationSyntax destructor => destructor.Identifier,
        _ => null,
    };
}
