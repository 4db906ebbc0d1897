using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lecture38.Runner;

/// <summary>
/// C# as HTML with the colours of an editor, by Roslyn's classifier. It knows what a name means (a type, a method), also where an
/// earlier cell or a referenced DLL declares it. Safe for concurrent use.
/// </summary>
/// <remarks>
/// The cells of a notebook become <em>one</em> script, not a chain of submissions: a chain compiles every cell twice over, because
/// each link first asks its predecessor for all errors, and one cell that does not compile ends it. What this gives up is little: a
/// variable that two cells declare has two meanings, and its members are coloured by how they are written.
/// </remarks>
public static class CSharpHighlighter
{
    /// <summary>Far more than a compiler needs for a notebook, and far less than some text can take it.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>Highlights a notebook's cells.</summary>
    /// <param name="cells">The code of each cell, in their order; anything, also what does not compile or is no C#.</param>
    /// <param name="references">Paths of the DLLs that the cells use. What cannot be read is left out.</param>
    /// <param name="limit">When to give up and return the cells without colours; 20 s if it is not given.</param>
    /// <returns>
    /// For each cell the HTML for the inside of its <c>code</c> element: every character of the cell, encoded, with spans around what
    /// has a colour. The classes: <c>k</c> keyword, <c>kc</c> keyword of control flow, <c>t</c> type, <c>m</c> method, <c>s</c> string
    /// or character, <c>e</c> escape in a string, <c>n</c> number, <c>c</c> comment, <c>d</c> directive.
    /// </returns>
    public static IReadOnlyList<string> Highlight(IReadOnlyList<string> cells, IReadOnlyList<string> references, TimeSpan? limit = null)
    {
        try
        {
            return CompilerThread.Run(() => ColourAll(cells, references), limit ?? LongestWait);
        }
        catch (TimeoutException)
        {
            return [.. cells.Select(HtmlEncoding.Text)];
        }
    }

    private static IReadOnlyList<string> ColourAll(IReadOnlyList<string> cells, IReadOnlyList<string> references)
    {
        ClassifierWorkspace.Begin();
        var coloured = cells.Select(cell => new ColouredText(cell)).ToList();
        var compiler = new ScriptCompiler(references);
        var script = new ColouredScript();
        foreach (var text in coloured)
        {
            if (!Nesting.IsTooDeep(text.Code))
            {
                AddSections(text, script, compiler);
            }
        }

        Classify(script, compiler);
        return [.. coloured.Select(text => text.ToHtml())];
    }

    /// <summary>A section with a syntax error would spill into what follows: it stands alone.</summary>
    private static void AddSections(ColouredText cell, ColouredScript script, ScriptCompiler compiler)
    {
        foreach (var section in CellSections.Of(cell))
        {
            var root = ScriptCompiler.Parse(section.Code).GetCompilationUnitRoot();
            if (Nesting.IsTooDeep(root))
            {
                continue;
            }

            if (root.ContainsDiagnostics)
            {
                var alone = new ColouredScript();
                alone.AddWhole(section);
                Classify(alone, compiler);
            }
            else
            {
                script.Add(section, root);
            }
        }
    }

    private static void Classify(ColouredScript script, ScriptCompiler compiler)
    {
        try
        {
            Paint(script, compiler.Compile(script.Text));
        }
        catch (Exception exception) when (IsRoslynsOwn(exception))
        {
            // The code stays without colours: no reason to publish nothing.
        }
    }

    /// <summary>What Roslyn throws at code that is no code, and at references that are no assemblies.</summary>
    private static bool IsRoslynsOwn(Exception exception) =>
        exception is InsufficientExecutionStackException or InvalidOperationException or ArgumentException or BadImageFormatException or IOException;

    private static void Paint(ColouredScript script, SemanticModel model)
    {
        var root = model.SyntaxTree.GetRoot();
#pragma warning disable CS0618 // The form for documents costs a workspace with projects, 0.17 s more.
        var spans = Classifier.GetClassifiedSpans(model, new TextSpan(0, script.Text.Length), ClassifierWorkspace.Instance);
#pragma warning restore CS0618
        foreach (var span in spans)
        {
            var colour = span.ClassificationType == ClassificationTypeNames.Identifier
                ? ColourAsWritten(root.FindToken(span.TextSpan.Start, findInsideTrivia: true))
                : Colours.Of(span.ClassificationType);
            script.Paint(span.TextSpan, colour);
            foreach (var escape in span.ClassificationType == ClassificationTypeNames.StringLiteral ? EscapesInStrings.In(script.Text, span.TextSpan, root) : [])
            {
                script.Paint(escape, Colour.Escape);
            }
        }

        foreach (var directive in DirectivesIn(root))
        {
            script.Paint(directive.Span, Colour.Directive);
        }
    }

    /// <summary>What a name must be that means nothing to the compiler, such as one of a package that is not installed.</summary>
    private static Colour ColourAsWritten(SyntaxToken name) => name.Parent switch
    {
        SimpleNameSyntax { Parent: InvocationExpressionSyntax } => Colour.Method,
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } written
            when access.Name == written && call.Expression == access => Colour.Method,
        SimpleNameSyntax { Parent: MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax } } => Colour.Method,
        SimpleNameSyntax { Parent: not (QualifiedNameSyntax or UsingDirectiveSyntax) } type when SyntaxFacts.IsInTypeOnlyContext(type) => Colour.Type,
        SimpleNameSyntax { Parent: QualifiedNameSyntax qualified } type
            when qualified.Right == type && SyntaxFacts.IsInTypeOnlyContext(qualified) && qualified.Parent is not (QualifiedNameSyntax or UsingDirectiveSyntax) => Colour.Type,
        _ => Colour.None,
    };

    private static IEnumerable<DirectiveTriviaSyntax> DirectivesIn(SyntaxNode root)
    {
        for (var directive = ((CompilationUnitSyntax)root).GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            yield return directive;
        }
    }
}
