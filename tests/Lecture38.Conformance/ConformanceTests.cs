using System.Globalization;
using CsCheck;

namespace Lecture38.Conformance;

/// <summary>The embedded kernel does, cell by cell, what .NET Interactive does.</summary>
public sealed class ConformanceTests(ConformanceTests.Counts counts) : IClassFixture<ConformanceTests.Counts>
{
    private static readonly IReadOnlyList<CellSequence> Sequences = [.. CellSequence.Features, .. CellSequence.Notebooks];

    /// <summary>Fixed, so that a change of the compiler's words is found when a version changes, and not on any day. Another one: <c>CONFORMANCE_SEED</c>.</summary>
    private static ulong Seed { get; } = ulong.Parse(Environment.GetEnvironmentVariable("CONFORMANCE_SEED") ?? "38", CultureInfo.InvariantCulture);

    public static TheoryData<string> Names => [.. Sequences.Select(sequence => sequence.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Cells_do_the_same_on_both_kernels(string name)
    {
        var cells = await Comparison.RunAsync(Sequences.Single(sequence => sequence.Name == name));
        counts.Add(name, cells);
        Assert.True(
            cells.All(cell => MeantDifferences.IsListed(cell) || cell.Differences.Count == 0),
            "They differ:\n" + string.Concat(cells.Where(cell => !MeantDifferences.IsListed(cell))));
        Assert.Empty(cells.Where(cell => MeantDifferences.IsListed(cell) && cell.Differences.Count == 0).Select(cell => $"{cell.Cell.Name}: it is listed, and does not differ any more"));
    }

    [Fact]
    public void The_list_of_differences_names_cells_that_exist() => Assert.Empty(MeantDifferences.UnknownNames(Sequences));

    [Fact]
    public async Task Generated_programs_do_the_same_on_both_kernels()
    {
        var random = new PCG(stream: 1, Seed);
        var cells = Enumerable.Range(1, 100).Select(number => new Cell($"program {number} of seed {Seed}", Programs.Any.Generate(random, null, out _)));
        var compared = await Comparison.RunAsync(new CellSequence("generated", [.. cells], Path.GetTempPath(), AsText: true));
        counts.Add("generated", compared);
        Assert.True(compared.All(cell => cell.Differences.Count == 0), "They differ:\n" + string.Concat(compared));
    }

    /// <summary>Counts cells, and prints the counts at the end.</summary>
    public sealed class Counts : IDisposable
    {
        private readonly List<(string Name, int Cells, int Listed)> _counts = [];

        internal void Add(string name, IReadOnlyCollection<ComparedCell> cells) => _counts.Add((name, cells.Count, cells.Count(cell => cell.Differences.Count > 0)));

        public void Dispose()
        {
            foreach (var (name, cells, listed) in _counts.OrderBy(count => count.Name, StringComparer.Ordinal).Append(("all", _counts.Sum(count => count.Cells), _counts.Sum(count => count.Listed))))
            {
                Console.WriteLine($"{name,-20} {cells,4} cells, {cells - listed,4} equal, {listed,3} differ as meant");
            }
            if (_counts.Count > Sequences.Count)
            {
                Assert.Empty(MeantDifferences.UnusedRules());
            }
        }
    }
}
