using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lecture38.Teaching.Tests;

/// <summary>A cell that does not compile leaves the definition before it in place, and the check says that it has judged that one.</summary>
public sealed class JudgedDefinitionTests
{
    private const string Note = "This is the same definition as at the last check.";

    [Fact]
    public void A_second_check_of_the_same_definition_says_so_and_one_of_a_new_definition_does_not()
    {
        var (_, first) = Compile("public static class Answer { public static long Dropped(Lecture38.AlertStats stats) => stats.CurrentlyStored; }");
        var (_, second) = Compile("public static class Answer { public static long Dropped(Lecture38.AlertStats stats) => stats.TotalTriggered; }");

        Assert.DoesNotContain(Note, Check(first), StringComparison.Ordinal);
        Assert.Contains(Note, Check(first), StringComparison.Ordinal);
        Assert.DoesNotContain(Note, Check(second), StringComparison.Ordinal);
    }

    private static string Check(MetadataReference answer)
    {
        var (cell, _) = Compile(
            "public static class Cell { public static object Check() => Lecture38.Exercise.Check(\"dropped-alerts\", (Lecture38.AlertStats stats) => Answer.Dropped(stats)); }",
            answer);
        return cell.GetType("Cell")!.GetMethod("Check")!.Invoke(null, null)!.ToString()!;
    }

    /// <summary>Compiles and loads the code as a kernel does a cell: in memory.</summary>
    private static (Assembly Assembly, MetadataReference Reference) Compile(string code, params MetadataReference[] cells)
    {
        using var image = new MemoryStream();
        var emitted = CSharpCompilation.Create(
            $"cell-{Guid.NewGuid():N}", [CSharpSyntaxTree.ParseText(code)], [.. KeptAnswers.References, .. cells], new(OutputKind.DynamicallyLinkedLibrary)).Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        image.Position = 0;
        return (AssemblyLoadContext.Default.LoadFromStream(image), MetadataReference.CreateFromImage(image.ToArray()));
    }
}
