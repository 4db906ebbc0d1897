using Lecture38.Kernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lecture38.Runner;

/// <summary>Gives scripts their meaning. It emits nothing, and reads no file that a script names (<c>#r</c>, <c>#load</c>).</summary>
/// <param name="references">Paths of DLLs that a script uses.</param>
internal sealed class ScriptCompiler(IReadOnlyList<string> references)
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        usings: CellImports.All,
        allowUnsafe: true);

    private readonly IReadOnlyList<MetadataReference> _references = ScriptReferences.With(references);

    public static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, ParseOptions);

    public SemanticModel Compile(string code)
    {
        var tree = Parse(code);
        return CSharpCompilation.CreateScriptCompilation("Notebook", tree, _references, Options).GetSemanticModel(tree);
    }
}
