namespace Lecture38.Conformance;

/// <summary>Runs the same cells on both kernels.</summary>
internal static class Comparison
{
    /// <summary>Runs a sequence on two kernels that have run nothing, side by side, and compares each cell.</summary>
    public static async Task<IReadOnlyList<ComparedCell>> RunAsync(CellSequence sequence)
    {
        var cells = sequence.Cells.Where(cell => MeantDifferences.IsCompared(sequence.Name, cell)).ToList();
        var embedded = Task.Run(() =>
        {
            using var kernel = new EmbeddedKernel(sequence.Folder);
            return cells.Select(cell => kernel.Run(cell.Code, sequence.AsText)).ToList();
        });
        Directory.SetCurrentDirectory(sequence.Folder);
        var real = new RealKernel();
        var expected = new List<CellOutcome>();
        foreach (var cell in cells)
        {
            expected.Add(await real.RunAsync(cell.Code, sequence.AsText));
        }
        var actual = await embedded;
        return [.. cells.Select((cell, index) => ComparedCell.Of(sequence.Name, cell, expected[index], actual[index]))];
    }
}

/// <summary>A cell that ran on both kernels.</summary>
/// <param name="Sequence">The name of its sequence.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Differences">The aspects in which the kernels differ.</param>
internal sealed record ComparedCell(string Sequence, Cell Cell, IReadOnlyList<Difference> Differences)
{
    public static ComparedCell Of(string sequence, Cell cell, CellOutcome real, CellOutcome embedded) => new(sequence, cell,
    [
        .. real.Aspects.Keys
            .Select(aspect => new Difference(
                aspect, MeantDifferences.Normalize(real.Aspects[aspect], sequence, cell), MeantDifferences.Normalize(embedded.Aspects[aspect], sequence, cell)))
            .Where(difference => difference.Real != difference.Embedded),
    ]);

    /// <inheritdoc/>
    public override string ToString() => Differences.Count == 0 ? "" : $"\n{Sequence}, {Cell.Name}:\n{Cell.Code}\n{string.Concat(Differences)}";
}

/// <summary>An aspect in which the kernels differ.</summary>
internal sealed record Difference(string Aspect, string Real, string Embedded)
{
    /// <summary>Both texts, from shortly before the place where they part.</summary>
    public override string ToString()
    {
        var start = Math.Max(0, Real.Zip(Embedded).TakeWhile(pair => pair.First == pair.Second).Count() - 100);
        return $"  {Aspect} of .NET Interactive:\n{From(Real)}\n  {Aspect} of the embedded kernel:\n{From(Embedded)}\n";

        string From(string text) => text.Length - start <= 500 ? text[start..] : $"{text.AsSpan(start, 500)} …";
    }
}
