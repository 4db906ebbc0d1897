using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lecture38.Runner;

/// <summary>Questions about the symbols of cells.</summary>
internal static class CellSymbols
{
    /// <summary>True for a variable, function, property or type that a cell declares for the cells after it.</summary>
    public static bool IsOfCells(this ISymbol symbol) => symbol.ContainingSymbol is INamedTypeSymbol { IsScriptClass: true };

    /// <summary>True for a node inside of a function or type, where names of the statements around may be declared anew.</summary>
    public static bool IsInFunction(this SyntaxNode node) => node.Ancestors().Any(ancestor =>
        ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax or PropertyDeclarationSyntax
            or BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);
}
