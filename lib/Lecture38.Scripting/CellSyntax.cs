using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lecture38.Scripting;

/// <summary>What can be said of a cell before it runs. Thread-safe.</summary>
public static class CellSyntax
{
    /// <summary>Whether a cell can be run as it stands, or its author has to go on writing.</summary>
    /// <param name="code">The cell.</param>
    public static CellCompleteness Check(string code)
    {
        try
        {
            return CellParser.Parse(code).OfType<CodeStep>().Select(step => Check(SubmissionChain.Parse(step.Code))).Append(CellCompleteness.Complete).Max();
        }
        catch (DirectiveException)
        {
            return CellCompleteness.Invalid;
        }
    }

    private static CellCompleteness Check(SyntaxTree code) =>
        !SyntaxFactory.IsCompleteSubmission(code) ? CellCompleteness.Incomplete
        : code.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? CellCompleteness.Invalid
        : CellCompleteness.Complete;
}

/// <summary>How much of a cell is there.</summary>
public enum CellCompleteness
{
    /// <summary>All of it.</summary>
    Complete,

    /// <summary>It ends too early, inside brackets for example.</summary>
    Incomplete,

    /// <summary>It has a syntax error that no more text can mend.</summary>
    Invalid,
}
