using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>The text and the figures that a cell has to show, and nothing else.</summary>
/// <param name="IsIgnored">True if the cell may show anything.</param>
internal sealed record CellExpectation(TextExpectation Text, IReadOnlyList<FigureExpectation> Figures, bool IsIgnored, string? Because)
{
    public static CellExpectation Nothing { get; } = new(new TextExpectation([]), [], IsIgnored: false, Because: null);

    /// <exception cref="FormatException">The JSON is not a cell's expectation.</exception>
    public static CellExpectation Read(ExpectationJson json)
    {
        json.RequireKnownKeys("text", "figures", "ignore", "because");
        return new CellExpectation(
            json.Get("text", TextExpectation.Read, Nothing.Text),
            json.Get("figures", figures => [.. figures.AsList().Select(FigureExpectation.Read)], Nothing.Figures),
            json.IsTrue("ignore"),
            json.Get("because", reason => reason.AsText(), null));
    }

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

    /// <summary>Keeps comparators, and replaces everything exact by the actual text and figures.</summary>
    /// <param name="failing">Receives a line for each comparator that does not match.</param>
    public CellExpectation UpdateFrom(IReadOnlyList<CellOutput> outputs, Action<string> failing) => IsIgnored ? this : this with
    {
        Text = Text.UpdateFrom(VisibleText.Lines(outputs), failing),
        Figures = [.. PlotlyFigure.Of(outputs).Select((figure, index) => (Figures.ElementAtOrDefault(index) ?? FigureExpectation.New).UpdateFrom(figure, failing))],
    };

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
