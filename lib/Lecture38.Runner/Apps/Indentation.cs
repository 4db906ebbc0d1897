using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lecture38.Runner;

/// <summary>Moves code to the right, but no line that begins within a text or comment: that would change the text.</summary>
internal static class Indentation
{
    public static string Of(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code);
        var lines = tree.GetText().Lines;
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            var content = line.ToString();
            var isFree = content.Length > 0 && !IsWithin(tree.GetRoot(), line.Start);
            text.Append(isFree ? "    " : "").Append(content).Append(line.EndIncludingLineBreak > line.End ? "\n" : "");
        }

        return text.ToString();
    }

    private static bool IsWithin(SyntaxNode root, int position)
    {
        var token = root.FindToken(position);
        return token.SpanStart < position && position < token.Span.End
            || token.Parent?.AncestorsAndSelf().OfType<InterpolatedStringExpressionSyntax>()
                .Any(text => text.SpanStart < position && position < text.Span.End) == true
            || root.FindTrivia(position) is { RawKind: not 0 } trivia && trivia.SpanStart < position && position < trivia.Span.End;
    }
}
