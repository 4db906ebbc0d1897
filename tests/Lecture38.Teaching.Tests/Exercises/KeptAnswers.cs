using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lecture38.Teaching.Tests;

/// <summary>
/// The exercises of the notebooks, and the answers that are kept beside them. An answer is compiled as a cell is, together with the
/// exercise's check, and checked in this process.
/// </summary>
internal static class KeptAnswers
{
    private static readonly string[] Imports =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Linq", "System.Threading.Tasks"];

    /// <summary>Every answer is compiled as a change of this one, so that Roslyn reads the references only once.</summary>
    private static readonly CSharpCompilation Empty = CSharpCompilation.CreateScriptCompilation(
        "answer",
        references: ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: Imports),
        returnType: typeof(object));

    /// <summary>What a cell can refer to.</summary>
    internal static IEnumerable<MetadataReference> References => Empty.References;

    /// <summary>The exercises, in the order of the notebooks.</summary>
    internal static IReadOnlyList<KeptExercise> Exercises { get; } =
        [.. CourseNotebooks.Names.SelectMany(Read)];

    /// <summary>Checks an answer.</summary>
    internal static CheckResult Check(KeptExercise exercise, string answer)
    {
        var compilation = Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            $"{exercise.Usings}\n{answer}\n{exercise.Check}", new CSharpParseOptions(kind: SourceCodeKind.Script)));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, $"{exercise.Id}: {string.Join('\n', emitted.Diagnostics)}");

        image.Position = 0;
        var entryPoint = compilation.GetEntryPoint(default)!;
        var submission = new AssemblyLoadContext(exercise.Id).LoadFromStream(image).GetType(entryPoint.ContainingType.MetadataName, throwOnError: true)!;
        var run = submission.GetMethod(entryPoint.MetadataName, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!
            .CreateDelegate<Func<object?[], Task<object>>>();
        return (CheckResult)run(new object?[2]).GetAwaiter().GetResult();
    }

    private static IEnumerable<KeptExercise> Read(string notebook)
    {
        var cells = CourseNotebooks.CodeCells(notebook).ToDictionary(cell => cell.Id, cell => cell.Source);
        var usings = string.Join('\n', cells["load-library"].Split('\n').Where(line => line.StartsWith("using ", StringComparison.Ordinal)));
        return cells.Where(cell => cells.ContainsKey(cell.Key + "-check"))
            .Select(cell => new KeptExercise(notebook, cell.Key, usings, cell.Value, cells[cell.Key + "-check"]));
    }
}

/// <summary>An exercise of a notebook.</summary>
internal sealed record KeptExercise(string Notebook, string Id, string Usings, string Stub, string Check)
{
    internal string Solution => File.ReadAllText(Path.Combine(CourseNotebooks.Folder, "solutions", Notebook, Id + ".cs"));

    /// <summary>The kept wrong answers, by the causes that the check must find.</summary>
    internal IReadOnlyDictionary<string, string> WrongAnswers => Directory.GetFiles(Path.Combine(CourseNotebooks.Folder, "wrong-answers", Notebook, Id), "*.cs")
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path)!, File.ReadAllText);
}
