using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;

namespace Lecture38.Kernel;

/// <summary>
/// The session as Roslyn's editor services see it: a project for each submission that has run, each on the one before it. Not
/// thread-safe.
/// </summary>
internal sealed class SessionWorkspace : IDisposable
{
    private readonly AdhocWorkspace _workspace = new(MefHostServices.DefaultHost);
    private readonly Dictionary<MetadataReference, MetadataReference> _documented = [];
    private readonly List<ProjectId> _projects = [];
    private Solution _session;

    public SessionWorkspace() => _session = _workspace.CurrentSolution;

    /// <summary>The document of a cell that has not run. Its compilation links to the submissions that have.</summary>
    public async Task<Document> OpenAsync(CSharpCompilation cell, CancellationToken cancellationToken)
    {
        foreach (var submission in Before(cell).Reverse().Skip(_projects.Count).ToArray())
        {
            (_session, var project) = Add(submission);
            _projects.Add(project);
        }
        if (_projects is [.., var latest])
        {
            // Once, here: a solution that is made of this one takes over what this one has compiled, but not the other way round.
            await _session.GetProject(latest)!.GetCompilationAsync(cancellationToken);
        }
        var (solution, id) = Add(cell);
        return solution.GetProject(id)!.Documents.Single();
    }

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    private static IEnumerable<CSharpCompilation> Before(CSharpCompilation cell)
    {
        var submission = cell.ScriptCompilationInfo?.PreviousScriptCompilation;
        while (submission is not null)
        {
            yield return submission;
            submission = submission.ScriptCompilationInfo?.PreviousScriptCompilation;
        }
    }

    private (Solution Solution, ProjectId Project) Add(CSharpCompilation submission)
    {
        var tree = submission.SyntaxTrees[^1];
        var project = ProjectId.CreateNewId();
        var document = DocumentInfo.Create(
            DocumentId.CreateNewId(project),
            "cell.csx",
            sourceCodeKind: SourceCodeKind.Script,
            loader: TextLoader.From(TextAndVersion.Create(tree.GetText(), VersionStamp.Create())));
        var solution = _session.AddProject(ProjectInfo.Create(
            project,
            VersionStamp.Create(),
            submission.AssemblyName!,
            submission.AssemblyName!,
            LanguageNames.CSharp,
            // What #r names is among the references.
            compilationOptions: submission.Options.WithMetadataReferenceResolver(null),
            parseOptions: tree.Options,
            documents: [document],
            projectReferences: _projects is [.., var latest] ? [new ProjectReference(latest)] : [],
            metadataReferences: submission.References.Select(WithDocumentation),
            isSubmission: true));
        return (solution, project);
    }

    /// <summary>A library's XML documentation lies beside it.</summary>
    private MetadataReference WithDocumentation(MetadataReference reference)
    {
        if (!_documented.TryGetValue(reference, out var documented))
        {
            documented = reference is PortableExecutableReference { FilePath: { } path } library
                && Path.ChangeExtension(path, ".xml") is var xml && File.Exists(xml)
                && library.GetMetadata() is AssemblyMetadata assembly
                    ? assembly.GetReference(XmlDocumentationProvider.CreateFromFile(xml), filePath: path)
                    : reference;
            _documented.Add(reference, documented);
        }
        return documented;
    }
}
