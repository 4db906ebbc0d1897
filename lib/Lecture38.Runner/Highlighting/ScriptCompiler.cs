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
        usings: DefaultImports.All,
        allowUnsafe: true);

    private static readonly Lazy<IReadOnlyList<MetadataReference>> Framework = new(FrameworkReferences);

    private readonly List<MetadataReference> _references =
        [.. Framework.Value, .. references.Where(File.Exists).Distinct().Select(path => MetadataReference.CreateFromFile(path))];

    public static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, ParseOptions);

    public SemanticModel Compile(string code)
    {
        var tree = Parse(code);
        return CSharpCompilation.CreateScriptCompilation("Notebook", tree, _references, Options).GetSemanticModel(tree);
    }

    /// <summary>Public types are reached through the assemblies that forward to the implementations; only the core library has some of its own.</summary>
    private static List<MetadataReference> FrameworkReferences()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == folder && IsReference(Path.GetFileName(path)))
            .Select(path => MetadataReference.CreateFromFile(path))];
    }

    private static bool IsReference(string name) =>
        name == "System.Private.CoreLib.dll" || !name.StartsWith("System.Private.", StringComparison.Ordinal);
}
