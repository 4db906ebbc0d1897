using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lecture38.Runner;

/// <summary>Writes a cell as top-level statements.</summary>
internal sealed class StatementWriter(ScriptCell cell, AppPlan plan)
{
    private readonly StringBuilder _variables = new();
    private readonly StringBuilder _functions = new();
    private readonly StringBuilder _body = new();
    private readonly bool _hasBlock = plan.Frames.HasBlock(cell);

    /// <exception cref="InvalidInputException">The cell does what an app cannot do.</exception>
    public string Write()
    {
        foreach (var member in cell.Members)
        {
            Write(member);
        }

        _body.Append(cell.End);
        return Heading() + Block(TrimLines(_body.ToString()));
    }

    private string Heading() => cell.HasStatements
        ? $"ConsoleNotebook.Cell({SymbolDisplay.FormatLiteral(cell.Cell.Id, quote: true)});\n"
        : $"// Cell {OneLine.Of(cell.Cell.Id)}\n";

    private void Write(MemberDeclarationSyntax member)
    {
        switch (member)
        {
            case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                WriteMoved(member);
                break;
            case MethodDeclarationSyntax or PropertyDeclarationSyntax when plan.Shared.Contains(cell.Declared(member)):
                WriteMoved(member);
                break;
            case MethodDeclarationSyntax function:
                (_hasBlock ? _functions : _body).Append(plan.Text(cell, function, cell.Span(function), WithoutAccess(function.Modifiers)));
                break;
            case FieldDeclarationSyntax variables:
                Write(variables);
                break;
            case GlobalStatementSyntax statement:
                Write(statement.Statement);
                break;
            default:
                throw plan.CannotBeExported(cell, $"it declares {member.ToString().Split('\n')[0]}");
        }
    }

    /// <summary>A line that says where it went.</summary>
    private void WriteMoved(MemberDeclarationSyntax member)
    {
        if (member.DescendantTrivia().Any(trivia => trivia.IsDirective))
        {
            throw plan.CannotBeExported(cell, "it has a preprocessor directive around or in what has to stand at the app's end");
        }

        var name = member.ChildTokens().FirstOrDefault(token => token.IsKind(SyntaxKind.IdentifierToken));
        _body.Append($"\n// {name.Text} stands at the end of this file.\n");
    }

    private void Write(FieldDeclarationSyntax declaration)
    {
        var variables = declaration.Declaration.Variables;
        var isConstant = declaration.Modifiers.Any(SyntaxKind.ConstKeyword);
        if (!variables.Any(variable => IsApart(cell.Declared(variable))))
        {
            var changes = variables.Where(variable => variable.Initializer is null)
                .Select(variable => new TextChange(new TextSpan(variable.Identifier.Span.End, 0), " = default!"))
                .Concat(Without(declaration.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.ConstKeyword))));
            _body.Append(plan.Text(cell, declaration, cell.Span(declaration), changes));
            return;
        }

        _body.Append(cell.Before(declaration));
        foreach (var variable in variables)
        {
            Declare(variable, isConstant);
            if (variable.Initializer is { } first && !isConstant)
            {
                var array = first.Value.IsKind(SyntaxKind.ArrayInitializerExpression) ? $"new {plan.Text(cell, declaration, declaration.Declaration.Type.Span)} " : "";
                _body.Append($"{plan.NameOf(cell.Declared(variable)!)} = {array}{plan.Text(cell, first.Value, first.Value.Span)};\n");
            }
        }
    }

    /// <summary>Declares a variable before the block; those that are shared are declared elsewhere.</summary>
    private void Declare(SyntaxNode declaration, bool isConstant = false)
    {
        if (cell.Declared(declaration) is IFieldSymbol variable && !plan.Shared.Contains(variable))
        {
            var first = isConstant ? $"{plan.Text(cell, declaration, ((VariableDeclaratorSyntax)declaration).Initializer!.Value.Span)}" : "default!";
            _variables.Append($"{(isConstant ? "const " : "")}{VariableType.Of(cell, variable, plan)} {plan.NameOf(variable)} = {first};\n");
        }
    }

    private void Write(StatementSyntax statement)
    {
        if (statement.DescendantNodesAndSelf().OfType<ReturnStatementSyntax>().Any(end => end != statement && !end.IsInFunction()))
        {
            throw plan.CannotBeExported(cell, "it returns before its end");
        }

        var changes = new List<TextChange>();
        foreach (var designation in statement.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Where(designation => IsApart(cell.Declared(designation))))
        {
            var expression = designation.FirstAncestorOrSelf<DeclarationExpressionSyntax>()
                ?? throw plan.CannotBeExported(cell, $"other cells or types use {designation.Identifier.Text}, which a pattern declares");
            if (changes.Any(change => change.Span.Start == expression.SpanStart))
            {
                continue;
            }

            changes.Add(new TextChange(TextSpan.FromBounds(expression.SpanStart, expression.Designation.SpanStart), ""));
            foreach (var sibling in expression.DescendantNodes().OfType<SingleVariableDesignationSyntax>())
            {
                Declare(sibling);
            }
        }

        changes.AddRange(new ShownResult(cell).Changes(statement));
        _body.Append(plan.Text(cell, statement, cell.Span(statement), changes));
    }

    private bool IsApart(ISymbol? variable) => variable is not null && (plan.Shared.Contains(variable) || plan.Frames.IsHoisted(variable));

    private string Block(string body)
    {
        var before = _variables.ToString() + TrimLines(_functions.ToString());
        return !_hasBlock || body.Length == 0 ? before + body : before + (cell.Ending.Raises
            ? $"try\n{{\n{Indentation.Of(body)}}}\ncatch (Exception {plan.ExceptionName})\n{{\n    ConsoleNotebook.Failed({plan.ExceptionName});\n}}\n"
            : $"ConsoleNotebook.InOwnFrame(() =>\n{{\n{Indentation.Of(body)}}});\n");
    }

    private static IEnumerable<TextChange> WithoutAccess(SyntaxTokenList modifiers) =>
        Without(modifiers.Where(modifier => SyntaxFacts.IsAccessibilityModifier(modifier.Kind())));

    private static IEnumerable<TextChange> Without(IEnumerable<SyntaxToken> tokens) =>
        tokens.Select(token => new TextChange(TextSpan.FromBounds(token.SpanStart, token.FullSpan.End), ""));

    /// <summary>Without blank lines at both ends.</summary>
    private static string TrimLines(string text) => text.TrimEnd() is { Length: > 0 } trimmed ? trimmed.TrimStart('\n') + "\n" : "";
}
