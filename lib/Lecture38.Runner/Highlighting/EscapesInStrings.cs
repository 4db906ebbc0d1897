using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lecture38.Runner;

/// <summary>Finds escapes in strings. Roslyn's classifier does that too, but only with the services of a whole editor.</summary>
internal static partial class EscapesInStrings
{
    /// <summary>The escapes in a stretch that Roslyn calls a string, and not a verbatim one.</summary>
    public static IEnumerable<TextSpan> In(string text, TextSpan span, SyntaxNode root)
    {
        var literal = text.AsMemory(span.Start, span.Length);
        if (literal.Span.IndexOfAny('\\', '{', '}') < 0)
        {
            return [];
        }

        return PatternOf(root.FindToken(span.Start)) is { } escape
            ? escape.Matches(literal.ToString()).Select(match => new TextSpan(span.Start + match.Index, match.Length))
            : [];
    }

    /// <summary>Null for raw strings.</summary>
    private static Regex? PatternOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.CharacterLiteralToken => Backslash(),
        SyntaxKind.InterpolatedStringTextToken when StartOf(token) == SyntaxKind.InterpolatedStringStartToken => BackslashOrBraces(),
        _ => null,
    };

    private static SyntaxKind? StartOf(SyntaxToken token) =>
        token.Parent!.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>()?.StringStartToken.Kind();

    private const string BackslashPattern = @"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{1,4}|.)";

    [GeneratedRegex(BackslashPattern)]
    private static partial Regex Backslash();

    [GeneratedRegex(BackslashPattern + @"|\{\{|\}\}")]
    private static partial Regex BackslashOrBraces();
}
