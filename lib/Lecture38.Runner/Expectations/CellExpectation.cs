using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>What a cell has to show: its text and its figures. What it does not name must not be shown.</summary>
/// <param name="Text">The text's lines.</param>
/// <param name="Figures">The figures, in their order.</param>
/// <param name="IsIgnored">True where the cell may show anything.</param>
/// <param name="Because">The author's reason, or null.</param>
internal sealed record CellExpectation(TextExpectation Text, IReadOnlyList<FigureExpectation> Figures, bool IsIgnored, string? Because)
{
    /// <summary>A cell that shows nothing.</summary>
    public static CellExpectation Nothing { get; } = new(new TextExpectation([]), [], IsIgnored: false, Because: null);

    /// <summary>Reads the object.</summary>
    /// <exception cref="FormatException">It is malformed.</exception>
    public static CellExpectation Read(ExpectationJson json)
    {
        json.RequireKnownKeys("text", "figures", "ignore", "because");
        return new CellExpectation(
            json.Has("text") ? TextExpectation.Read(json["text"]) : Nothing.Text,
            json.Has("figures") ? [.. json["figures"].AsList().Select(FigureExpectation.Read)] : [],
            json.IsTrue("ignore"),
            json.Has("because") ? json["because"].AsText() : null);
    }

    /// <summary>The difference in lines, or null where there is none.</summary>
    public string? Mismatch(IReadOnlyList<CellOutput> outputs)
    {
        if (IsIgnored)
        {
            return null;
        }

        List<string> differences = Text.Mismatch(VisibleText.Lines(outputs)) is { } text ? [text] : [];
        var figures = PlotlyFigure.Of(outputs);
        if (figures.Count != Figures.Count)
        {
            differences.Add($"figures: {figures.Count}, expected {Figures.Count}");
            differences.AddRange(figures.Index().Skip(Figures.Count).Select(figure => $"+ figure {figure.Index + 1}: {figure.Item}"));
        }

        differences.AddRange(Figures.Zip(figures).SelectMany((pair, index) =>
            pair.First.Mismatches(pair.Second).Select(mismatch => $"figure {index + 1}: {mismatch}")));
        return differences.Count == 0 ? null : string.Join('\n', differences);
    }

    /// <summary>The expectation that these outputs meet: comparators stay, everything exact is replaced by what was shown.</summary>
    public CellExpectation UpdateFrom(IReadOnlyList<CellOutput> outputs, Action<string> failing)
    {
        if (IsIgnored)
        {
            return this;
        }

        var figures = PlotlyFigure.Of(outputs);
        return this with
        {
            Text = Text.UpdateFrom(VisibleText.Lines(outputs), failing),
            Figures = [.. figures.Select((figure, index) =>
                index < Figures.Count ? Figures[index].UpdateFrom(figure, failing) : FigureExpectation.Exactly(figure))],
        };
    }

    /// <summary>The object as the file states it.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject();
        if (IsIgnored)
        {
            json["ignore"] = true;
        }
        else if (Text.Lines.Count > 0 || Figures.Count == 0)
        {
            json["text"] = Text.ToJson();
        }

        if (!IsIgnored && Figures.Count > 0)
        {
            json["figures"] = new JsonArray([.. Figures.Select(figure => figure.ToJson())]);
        }

        if (Because is not null)
        {
            json["because"] = Because;
        }

        return json;
    }
}
