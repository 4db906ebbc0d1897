using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lecture38.Scripting;

/// <summary>What .NET Interactive has and the engine does not: the compiler does not know it, and the reader should know why.</summary>
internal static class HostOnlyNames
{
    /// <summary>Commands of its own, and the names of its other kernels.</summary>
    private static readonly HashSet<string> Directives =
    [
        "#!about", "#!connect", "#!set", "#!share", "#!value", "#!who", "#!whos", "#!lsmagic", "#!fsharp", "#!f#", "#!pwsh", "#!powershell",
        "#!javascript", "#!js", "#!html", "#!markdown", "#!md", "#!mermaid", "#!sql", "#!kql", "#!http",
    ];

    /// <summary>Names that its cells can use without a namespace, or with a <c>using</c> of one of its own.</summary>
    private static readonly HashSet<string> Names =
    [
        "Formatter", "HtmlFormatter", "PlainTextFormatter", "ITypeFormatter", "ITypeFormatterSource", "FormatContext", "PocketView", "LaTeXString",
        "TabularDataResource", "DisplayTable", "ToTabularDataResource", "KernelInvocationContext", "CompositeKernel", "CSharpKernel", "SubmitCode",
        "GetInputAsync", "GetPasswordAsync", "Javascript", "CSS",
    ];

    /// <summary>True for a directive that .NET Interactive carries out.</summary>
    public static bool IsDirective(string name) => Directives.Contains(name);

    /// <summary>The sentence for a name or directive.</summary>
    public static string Explain(string name) => $"{name} is part of .NET Interactive alone: run the notebook with --kernel dotnet-interactive";

    /// <summary>The name of .NET Interactive that the compiler could not find; null for any other error.</summary>
    public static string? Find(Diagnostic diagnostic, Compilation compilation)
    {
        if (diagnostic.Location.SourceTree is not { } tree || !compilation.ContainsSyntaxTree(tree)
            || diagnostic.Id is not ("CS0103" or "CS0246" or "CS0234" or "CS0117" or "CS1061"))
        {
            return null;
        }
        var node = tree.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var name = node.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault()?.Identifier.ValueText;
        if (name is null)
        {
            return null;
        }
        if (diagnostic.Id is "CS0103" or "CS0246" or "CS1061" && Names.Contains(name))
        {
            return name;
        }
        var owner = node.AncestorsAndSelf().Select(part => part switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax qualified => qualified.Left,
            _ => (SyntaxNode?)null,
        }).FirstOrDefault(left => left is not null);
        return owner is not null && compilation.GetSemanticModel(tree).GetSymbolInfo(owner).Symbol is { } symbol && IsOfHost(symbol)
            ? $"{symbol.Name}.{name}"
            : null;
    }

    private static bool IsOfHost(ISymbol symbol) => symbol is INamespaceSymbol
        ? symbol.ToDisplayString().StartsWith("Microsoft.DotNet.Interactive", StringComparison.Ordinal)
        : symbol.ContainingAssembly?.Name == typeof(ScriptEngine).Assembly.GetName().Name;
}
