using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lecture38.Apps;

namespace Lecture38.Runner.Tests;

/// <summary>What an app wrote, by cell.</summary>
internal sealed partial class AppConsole
{
    private readonly Dictionary<string, List<string>> _cells = [];

    public AppConsole(string output, NotebookDocument notebook)
    {
        var headings = notebook.CodeCells.ToDictionary(cell => ConsoleNotebook.HeadingOf(cell.Id), cell => cell.Id);
        List<string>? current = null;
        foreach (var line in output.ReplaceLineEndings("\n").Split('\n'))
        {
            if (headings.TryGetValue(line, out var id))
            {
                _cells.Add(id, current = []);
            }
            else
            {
                current?.Add(line.TrimEnd());
            }
        }
    }

    /// <summary>A cell's lines, without the empty ones at the end; none for a cell that only declares.</summary>
    public IReadOnlyList<string> Lines(string id) =>
        _cells.TryGetValue(id, out var lines) ? lines[..(lines.FindLastIndex(line => line.Length > 0) + 1)] : [];

    /// <summary>
    /// What the app wrote for a cell as outputs that the notebook's own check can judge. A figure, of which a console shows the table,
    /// has to have the notebook's text; then the notebook's figure stands for it.
    /// </summary>
    /// <param name="id">The cell's id.</param>
    /// <param name="executed">The cell's outputs in the notebook.</param>
    /// <param name="varies">True where the figure's numbers differ from run to run.</param>
    public List<CellOutput> Outputs(string id, JsonArray executed, bool varies)
    {
        var rest = Lines(id).ToList();
        var outputs = new List<CellOutput>();
        foreach (var figure in executed.Select(output => output!["data"] as JsonObject).OfType<JsonObject>().Where(data => data.ContainsKey(MimeBundle.PlotlyFigure)))
        {
            var text = MultilineText.TryRead(figure[MimeBundle.TextPlain])!.Split('\n').Select(line => line.TrimEnd()).ToList();
            var at = Enumerable.Range(0, rest.Count - text.Count + 1)
                .FirstOrDefault(start => text.Index().All(line => Same(line.Item, rest[start + line.Index], varies)), -1);
            Assert.True(at >= 0, $"cell {id} does not show the figure\n{string.Join('\n', text)}\nbut\n{string.Join('\n', rest)}");
            outputs.Add(Stream(rest[..at]));
            outputs.Add(new ValueOutput(IsResult: true, "") { Value = new MimeBundle { [MimeBundle.PlotlyFigure] = figure[MimeBundle.PlotlyFigure]!.ToJsonString() } });
            rest = rest[(at + text.Count)..];
        }

        var error = executed.FirstOrDefault(output => (string?)output!["output_type"] == "error");
        var threw = error is null ? rest.Count : rest.FindIndex(line => line.StartsWith($"{error["ename"]}: ", StringComparison.Ordinal));
        Assert.True(threw >= 0, $"cell {id} does not show {error?["ename"]}:\n{string.Join('\n', rest)}");
        outputs.Add(Stream(rest[..threw]));
        if (error is not null)
        {
            outputs.Add(new ErrorOutput(CellError.FromMessage(string.Join('\n', rest[threw..]))));
        }

        return outputs;
    }

    private static StreamOutput Stream(List<string> lines) => new("stdout", new(string.Join('\n', lines)));

    private static bool Same(string expected, string came, bool varies) => expected == came || varies && Shape(expected) == Shape(came);

    /// <summary>A line without what depends on measured numbers: their digits, their units, and the widths of their columns.</summary>
    private static string Shape(string line) => Blanks().Replace(Numbers().Replace(line, "#"), " ").Trim();

    [GeneratedRegex(@"-?\d[\d.,]*( ?(ns|µs|ms|s|B|KiB|MiB)\b)?|\((ns|µs|ms|s)\)|-{2,}")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
