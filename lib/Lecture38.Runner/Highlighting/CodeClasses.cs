using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lecture38.Runner;

/// <summary>Maps Roslyn's classifications to the classes of the book's style sheet.</summary>
internal static partial class CodeClasses
{
    /// <summary>The spans that have a class, by their start; where spans overlap, the later one wins.</summary>
    public static IEnumerable<(TextSpan Span, string Class)> Of(SyntaxNode root, IEnumerable<ClassifiedSpan> spans)
    {
        var classes = spans.SelectMany(span => Of(root, span));
        var directives = root.DescendantNodes(descendIntoTrivia: true).OfType<DirectiveTriviaSyntax>().Select(directive => (directive.Span, Class: "d"));
        return classes.Concat(directives).OrderBy(span => span.Span.Start).ThenByDescending(span => span.Span.Length);
    }

    private static IEnumerable<(TextSpan Span, string Class)> Of(SyntaxNode root, ClassifiedSpan span)
    {
        var token = root.FindToken(span.TextSpan.Start, findInsideTrivia: true);
        if (token.Parent?.FirstAncestorOrSelf<DirectiveTriviaSyntax>() is null && ClassOf(span.ClassificationType, token) is { } name)
        {
            yield return (span.TextSpan, name);
            foreach (var escape in name == "s" ? Escapes(token, span.TextSpan) : [])
            {
                yield return (escape, "e");
            }
        }
    }

    private static string? ClassOf(string classification, SyntaxToken token) => classification switch
    {
        ClassificationTypeNames.Keyword or ClassificationTypeNames.PreprocessorKeyword => "k",
        ClassificationTypeNames.ControlKeyword => "kc",
        ClassificationTypeNames.ClassName or ClassificationTypeNames.RecordClassName or ClassificationTypeNames.StructName
            or ClassificationTypeNames.RecordStructName or ClassificationTypeNames.InterfaceName or ClassificationTypeNames.EnumName
            or ClassificationTypeNames.DelegateName or ClassificationTypeNames.TypeParameterName => "t",
        ClassificationTypeNames.MethodName or ClassificationTypeNames.ExtensionMethodName => "m",
        ClassificationTypeNames.StringLiteral or ClassificationTypeNames.VerbatimStringLiteral => "s",
        ClassificationTypeNames.NumericLiteral => "n",
        ClassificationTypeNames.Comment or ClassificationTypeNames.ExcludedCode => "c",
        ClassificationTypeNames.Identifier => ClassAsWritten(token),
        _ when classification.StartsWith("xml doc comment", StringComparison.Ordinal) => "c",
        _ => null,
    };

    /// <summary>The class of a name that the compiler does not know, such as one of a package that is not installed.</summary>
    private static string? ClassAsWritten(SyntaxToken name) => name.Parent switch
    {
        SimpleNameSyntax { Parent: InvocationExpressionSyntax or MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax } } => "m",
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } written
            when access.Name == written && call.Expression == access => "m",
        SimpleNameSyntax { Parent: not (QualifiedNameSyntax or UsingDirectiveSyntax) } type when SyntaxFacts.IsInTypeOnlyContext(type) => "t",
        SimpleNameSyntax { Parent: QualifiedNameSyntax { Parent: not (QualifiedNameSyntax or UsingDirectiveSyntax) } qualified } type
            when qualified.Right == type && SyntaxFacts.IsInTypeOnlyContext(qualified) => "t",
        _ => null,
    };

    /// <summary>The escapes in a literal. Roslyn classifies them only with the services of a whole editor.</summary>
    private static IEnumerable<TextSpan> Escapes(SyntaxToken token, TextSpan span)
    {
        var pattern = token.Kind() switch
        {
            SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.CharacterLiteralToken
                when !token.Text.StartsWith('@') => Escape(),
            SyntaxKind.InterpolatedStringTextToken
                when token.Parent!.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>()?.StringStartToken.IsKind(SyntaxKind.InterpolatedStringStartToken) == true => EscapeOrBraces(),
            _ => null,
        };
        return pattern?.Matches(token.Text).Select(match => new TextSpan(token.SpanStart + match.Index, match.Length)).Where(span.Contains) ?? [];
    }

    private const string EscapePattern = @"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{1,4}|.)";

    [GeneratedRegex(EscapePattern)]
    private static partial Regex Escape();

    [GeneratedRegex(EscapePattern + @"|\{\{|\}\}")]
    private static partial Regex EscapeOrBraces();
}
