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
        ExpressionStatementSyntax last when statement == cell.Result => Show(last.Expression),
        ReturnStatementSyntax { Expression: { } value } end => Show(value).Prepend(new TextChange(TextSpan.FromBounds(end.SpanStart, value.SpanStart), "")),
        ReturnStatementSyntax end => [new TextChange(end.ReturnKeyword.Span, "")],
        _ => [],
    };

    private IEnumerable<TextChange> Show(ExpressionSyntax value)
    {
        if (!IsShown(value))
        {
            return IsStatement(value) ? [] : [new TextChange(new TextSpan(value.SpanStart, 0), "_ = ")];
        }

        return TakesCall(value)
            ? [new TextChange(new TextSpan(value.Span.End, 0), ".Display()")]
            : [new TextChange(new TextSpan(value.SpanStart, 0), "ConsoleNotebook.Display("), new TextChange(new TextSpan(value.Span.End, 0), ")")];
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
