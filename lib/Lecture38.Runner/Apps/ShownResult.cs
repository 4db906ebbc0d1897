using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lecture38.Runner;

/// <summary>The value of a cell's last expression, which a notebook shows by itself and an app only when told to.</summary>
internal sealed class ShownResult(ScriptCell cell)
{
    /// <summary>The changes that make a statement of a cell one of an app.</summary>
    public IEnumerable<TextChange> Changes(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last => End(last.Expression, last.Expression.Span.End, isKept: true),
        ReturnStatementSyntax { Expression: { } value } end => End(value, end.SemicolonToken.IsMissing ? value.Span.End : end.SemicolonToken.SpanStart, isKept: false)
            .Prepend(new TextChange(TextSpan.FromBounds(end.SpanStart, value.SpanStart), "")),
        ReturnStatementSyntax end => [new TextChange(TextSpan.FromBounds(end.SpanStart, end.SemicolonToken.SpanStart), "")],
        _ => [],
    };

    private IEnumerable<TextChange> End(ExpressionSyntax value, int end, bool isKept)
    {
        var semicolon = isKept ? ";" : "";
        if (!IsShown(value))
        {
            return IsStatement(value)
                ? [new TextChange(new TextSpan(end, 0), semicolon)]
                : [new TextChange(new TextSpan(value.SpanStart, 0), "_ = "), new TextChange(new TextSpan(end, 0), semicolon)];
        }

        return TakesCall(value)
            ? [new TextChange(new TextSpan(end, 0), ".Display()" + semicolon)]
            : [new TextChange(new TextSpan(value.SpanStart, 0), "ConsoleNotebook.Display("), new TextChange(new TextSpan(end, 0), ")" + semicolon)];
    }

    private bool IsShown(ExpressionSyntax value) =>
        cell.Ending.ShowsResult ?? (cell.Model.GetTypeInfo(value).Type is not { SpecialType: SpecialType.System_Void });

    /// <summary>True where a call can follow: not after an operator, and not on what has no type of its own.</summary>
    private bool TakesCall(ExpressionSyntax value) =>
        value is InvocationExpressionSyntax or SimpleNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax
            or BaseObjectCreationExpressionSyntax or ParenthesizedExpressionSyntax or TupleExpressionSyntax
        && cell.Model.GetTypeInfo(value).Type is { TypeKind: not TypeKind.Dynamic } type
        && type.GetMembers("Display").IsEmpty;

    /// <summary>True for what may stand as a statement by itself.</summary>
    private static bool IsStatement(ExpressionSyntax value) =>
        value is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax
            or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression }
            or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression };
}
