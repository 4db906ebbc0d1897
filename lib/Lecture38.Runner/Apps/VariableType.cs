using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lecture38.Runner;

/// <summary>The type of a cell's variable in words, for a declaration that stands apart from the first value.</summary>
internal static class VariableType
{
    /// <exception cref="InvalidInputException">The type has no name, or comes from a package that is not there.</exception>
    public static string Of(ScriptCell cell, ISymbol variable, AppPlan plan)
    {
        var syntax = variable.DeclaringSyntaxReferences[0].GetSyntax();
        if (Written(syntax) is { IsVar: false } written)
        {
            return plan.Text(cell, written, written.Span);
        }

        var type = ((IFieldSymbol)variable).Type;
        return CanBeWritten(type)
            ? string.Concat(type.ToMinimalDisplayParts(cell.Model, syntax.SpanStart).Select(part => part.Symbol is { } symbol ? plan.NameOf(symbol.OriginalDefinition, part.ToString()) : part.ToString()))
            : throw plan.CannotBeExported(cell, $"the app would have to write down the type of {variable.Name}, which has no name here");
    }

    private static TypeSyntax? Written(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax list } => list.Type,
        SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax expression } => expression.Type,
        _ => null,
    };

    private static bool CanBeWritten(ITypeSymbol type) => type switch
    {
        { IsAnonymousType: true } or IErrorTypeSymbol => false,
        IArrayTypeSymbol array => CanBeWritten(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.All(CanBeWritten),
        _ => true,
    };
}
