using Microsoft.CodeAnalysis;

namespace Lecture38.Scripting.Tests;

/// <summary>An engine in this process, and the host that remembers what its cells show.</summary>
public sealed class TestEngine : ICellHost, IDisposable
{
    private readonly ScriptEngine _engine;
    private CellRun _run = new();

    public TestEngine()
        : this(FrameworkReferences)
    {
    }

    internal TestEngine(IReadOnlyList<MetadataReference> references, IPackageProvider? packages = null) =>
        _engine = new ScriptEngine(this, Folder, references, packages);

    public static IReadOnlyList<MetadataReference> FrameworkReferences { get; } =
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
            .Intersect(((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The working directory.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("lecture38-").FullName;

    /// <summary>Runs a cell.</summary>
    public CellRun Run(string code) => Run(code, cancelled: false);

    /// <summary>Runs a cell that is cancelled before it begins.</summary>
    public CellRun RunCancelled(string code) => Run(code, cancelled: true);

    private CellRun Run(string code, bool cancelled)
    {
        _run = new CellRun();
        try
        {
            // On a thread without a synchronisation context.
            Task.Run(() => _engine.RunAsync(code, new CancellationToken(cancelled))).GetAwaiter().GetResult();
        }
        catch (CellFailedException failure)
        {
            _run.Message = failure.Message;
        }
        return _run;
    }

    /// <summary>Runs the first submission.</summary>
    public void WarmUp() => _engine.WarmUpAsync().GetAwaiter().GetResult();

    /// <summary>Writes a file into the working directory.</summary>
    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    Task ICellHost.RunAsync(Func<Task> cellCode, CancellationToken cancellationToken) => cellCode();

    void ICellHost.OnCodeReceived(string code, bool isComplete) => _run.IsComplete = isComplete;

    void ICellHost.OnDiagnosed(IReadOnlyList<CellDiagnostic> diagnostics) => _run.Diagnostics.AddRange(diagnostics);

    void ICellHost.OnDisplayed(IReadOnlyList<Representation> value, string? valueId) => _run.Displayed.Add(new(valueId, ToDictionary(value)));

    void ICellHost.OnUpdated(IReadOnlyList<Representation> value, string valueId) => _run.Updated.Add(new(valueId, ToDictionary(value)));

    void ICellHost.OnReturned(IReadOnlyList<Representation> value) => _run.Results.Add(ToDictionary(value));

    private static Dictionary<string, string> ToDictionary(IReadOnlyList<Representation> value) =>
        value.ToDictionary(representation => representation.MimeType, representation => representation.Text.Split("<style>")[0]);
}

/// <summary>What a cell showed, by MIME type and without style, and how it ended.</summary>
public sealed class CellRun
{
    public string? Message { get; set; }

    public bool Succeeded => Message is null;

    public bool IsComplete { get; set; }

    public List<CellDiagnostic> Diagnostics { get; } = [];

    public List<DisplayedValue> Displayed { get; } = [];

    public List<DisplayedValue> Updated { get; } = [];

    public List<IReadOnlyDictionary<string, string>> Results { get; } = [];

    public IReadOnlyDictionary<string, string> Returned => Results.Single();

    public string Html => Returned["text/html"];
}

/// <summary>A value in the middle of a cell.</summary>
public sealed record DisplayedValue(string? ValueId, IReadOnlyDictionary<string, string> Values);
