using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lecture38.Runner;

/// <summary>The class of the variables and functions that cannot be locals of the app.</summary>
internal static class SharedMembers
{
    public static string Of(NotebookScript script, AppPlan plan)
    {
        if (!plan.Shared.Any)
        {
            return "";
        }

        var text = new StringBuilder($"// What types of the notebook use of its variables and functions, and what cannot be local.\nstatic class {plan.SharedClass}\n{{\n");
        text.AppendJoin("\n", script.Cells.SelectMany(cell => MembersOf(cell, plan)).Select(Indentation.Of));
        return text.Append("}\n").ToString();
    }

    private static IEnumerable<string> MembersOf(ScriptCell cell, AppPlan plan)
    {
        foreach (var node in cell.Nodes.Where(node => plan.Shared.Contains(cell.Declared(node))))
        {
            yield return node switch
            {
                MethodDeclarationSyntax or PropertyDeclarationSyntax => Member(cell, (MemberDeclarationSyntax)node, plan),
                _ => Variable(cell, node, plan),
            };
        }
    }

    private static string Variable(ScriptCell cell, SyntaxNode node, AppPlan plan)
    {
        var variable = (IFieldSymbol)cell.Declared(node)!;
        var (kind, value) = variable.IsConst
            ? ("const", plan.Text(cell, node, ((VariableDeclaratorSyntax)node).Initializer!.Value.Span))
            : ("static", "default!");
        return $"public {kind} {VariableType.Of(cell, variable, plan)} {plan.NameOf(variable)} = {value};\n";
    }

    private static string Member(ScriptCell cell, MemberDeclarationSyntax member, AppPlan plan)
    {
        var changes = member.Modifiers
            .Where(modifier => modifier.IsKind(SyntaxKind.StaticKeyword) || SyntaxFacts.IsAccessibilityModifier(modifier.Kind()))
            .Select(modifier => new TextChange(TextSpan.FromBounds(modifier.SpanStart, modifier.FullSpan.End), "")).ToList();
        var start = member.AttributeLists.Count > 0 ? member.AttributeLists[^1].GetLastToken().GetNextToken().SpanStart : member.SpanStart;
        if (changes.FirstOrDefault(change => change.Span.Start == start) is { } first && changes.Remove(first))
        {
            changes.Add(new TextChange(first.Span, "public static "));
        }
        else
        {
            changes.Add(new TextChange(new TextSpan(start, 0), "public static "));
        }

        return plan.Text(cell, member, cell.Span(member), changes).Trim() + "\n";
    }
}
