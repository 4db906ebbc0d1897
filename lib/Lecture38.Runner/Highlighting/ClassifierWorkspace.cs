using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Host.Mef;

namespace Lecture38.Runner;

/// <summary>
/// The workspace that Roslyn's classifier takes its services from: with the parts of the two assemblies that classify C#, and none of
/// the others that <see cref="MefHostServices.DefaultHost"/> looks for.
/// </summary>
internal static class ClassifierWorkspace
{
    // Composing takes 0.15 s of reflection. It goes on beside the first parsing and compiling.
    private static readonly Task<AdhocWorkspace> Composition = CompilerThread.Begin(Compose);

    public static Workspace Instance => Composition.GetAwaiter().GetResult();

    /// <summary>Begins to compose, if nobody has.</summary>
    public static void Begin() => _ = Composition;

    private static AdhocWorkspace Compose() =>
        new(MefHostServices.Create([typeof(Workspace).Assembly, Assembly.Load("Microsoft.CodeAnalysis.CSharp.Workspaces")]));
}
