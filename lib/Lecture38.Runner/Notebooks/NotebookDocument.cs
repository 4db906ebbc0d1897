using System.Text.Json.Nodes;
using Lecture38.Protocol;

namespace Lecture38.Runner;

/// <summary>
/// A notebook in nbformat 4. It keeps the JSON that it was read from, so that unknown keys are not lost. Not safe for concurrent use.
/// </summary>
internal sealed class NotebookDocument
{
    /// <summary>The first minor version whose cells have ids.</summary>
    private const int MinorWithCellIds = 5;

    private readonly JsonObject _json;
    private readonly List<NotebookCell> _cells;

    private NotebookDocument(string path, JsonObject json, bool allowRepeatedIds = false)
    {
        Path = path;
        _json = json;
        _cells = new NotebookRules(path).ReadCells(json, allowRepeatedIds);
    }

    /// <summary>Where the notebook was read from, as it was given.</summary>
    public string Path { get; }

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The folder that holds the notebook, absolute: a kernel's working directory.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;

    public IReadOnlyList<NotebookCell> Cells => _cells;

    public IEnumerable<NotebookCell> CodeCells => Cells.Where(cell => cell.IsCode);

    internal JsonObject Json => _json;

    /// <summary>Reads and checks a notebook: a file in nbformat, or a <c>.dib</c>.</summary>
    /// <exception cref="InvalidInputException">The file is missing, unreadable, or not a C# notebook in nbformat 4.</exception>
    public static NotebookDocument Read(string path) => IsDib(path) ? ReadDib(path) : new(path, StrictJson.ReadObject(path));

    private static bool IsDib(string path) => System.IO.Path.GetExtension(path).Equals(".dib", StringComparison.OrdinalIgnoreCase);

    /// <summary>The same notebook in nbformat, which is also how it is written with its outputs.</summary>
    private static NotebookDocument ReadDib(string path)
    {
        var cells = DibNotebook.Parse(InputFile.ReadText(path)).Select(cell => (JsonNode?)(cell.KernelName is "markdown" or "raw"
            ? new JsonObject { ["cell_type"] = cell.KernelName, ["metadata"] = new JsonObject(), ["source"] = cell.Source }
            : new JsonObject
            {
                ["cell_type"] = "code",
                ["execution_count"] = null,
                ["metadata"] = new JsonObject { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = cell.KernelName } },
                ["outputs"] = new JsonArray(),
                ["source"] = cell.Source,
            }));
        var json = new JsonObject { ["cells"] = new JsonArray([.. cells]), ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 };
        var notebook = new NotebookDocument(path, json);
        CanonicalNotebook.CompleteMetadata(notebook);
        return notebook;
    }

    /// <summary>
    /// Reads a notebook that a student worked in, and what other programs may have damaged (<see cref="MendedNotebook"/>). Cells may share an
    /// id, as cells copied by hand do.
    /// </summary>
    /// <exception cref="InvalidInputException">The file is missing, unreadable, or not a C# notebook in nbformat 4.</exception>
    public static NotebookDocument ReadLeniently(string path) => ParseLeniently(InputFile.ReadBytes(path), path);

    /// <summary>Parses a notebook as <see cref="ReadLeniently"/> does; <paramref name="path"/> is only named in errors.</summary>
    /// <exception cref="InvalidInputException">The bytes are not a C# notebook in nbformat 4.</exception>
    public static NotebookDocument ParseLeniently(ReadOnlyMemory<byte> bytes, string path) =>
        new(path, MendedNotebook.Parse(bytes, path), allowRepeatedIds: true);

    /// <summary>Parses a notebook; <paramref name="path"/> is only named in errors.</summary>
    /// <exception cref="InvalidInputException">The bytes are not a C# notebook in nbformat 4.</exception>
    public static NotebookDocument Parse(ReadOnlyMemory<byte> bytes, string path) => new(path, StrictJson.ParseObject(bytes, path));

    /// <summary>
    /// The notebook in canonical form. Cells without an id get one where the format has ids (4.5), and every source becomes a
    /// list of lines; nothing else changes.
    /// </summary>
    public string ToCanonicalText()
    {
        var hasIds = _json["nbformat_minor"]!.GetValue<int>() >= MinorWithCellIds;
        foreach (var cell in Cells)
        {
            cell.WriteSource();
            if (hasIds)
            {
                cell.WriteId();
            }
        }

        return CanonicalJson.Serialize(_json);
    }

    public void InsertCopy(int position, NotebookCell cell)
    {
        var copy = cell.WithSource(cell.Source);
        copy.AddTo(_json["cells"]!.AsArray(), position);
        _cells.Insert(position, copy);
    }

    /// <summary>Gives cells whose id another cell before them has ids of their own.</summary>
    public void MakeIdsUnique()
    {
        var taken = _cells.Select(cell => cell.Id).ToHashSet();
        foreach (var repeated in _cells.GroupBy(cell => cell.Id).SelectMany(group => group.Skip(1)).ToList())
        {
            repeated.Id = Enumerable.Range(2, int.MaxValue - 2).Select(number => $"{repeated.Id}-{number}").First(taken.Add);
        }
    }

    public void ClearOutputs()
    {
        foreach (var cell in CodeCells)
        {
            cell.SetOutputs([], executionCount: null);
            cell.Metadata?.Remove("execution");
        }
    }
}
