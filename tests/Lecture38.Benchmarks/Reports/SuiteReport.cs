using BenchmarkDotNet.Reports;
using static System.FormattableString;

namespace Lecture38.Benchmarks;

/// <summary>What a run of the suite found: the tables that go to the console and into the file of results.</summary>
internal sealed record SuiteReport(IReadOnlyList<Summary> Summaries, IReadOnlyList<CacheMemory> Memory, int MemoryEntries)
{
    private readonly IReadOnlyList<Measurement> _measurements = Measurement.From(Summaries);

    public IReadOnlyList<Verdict> Verdicts => [.. Target.All.SelectMany(target => target.Judge(_measurements))];

    public IReadOnlyList<Measurement> Failures => [.. _measurements.Where(measurement => measurement.Failed)];

    /// <summary>A word of caution about the times; empty if nothing seems to have disturbed them.</summary>
    public string Caution => _measurements.Count(measurement => measurement.IsDisturbed) is > 0 and var disturbed
        ? $"The times of {disturbed} of {_measurements.Count} benchmarks scatter widely: the machine was busy. Run again on a quiet one before you trust them."
        : "";

    public bool IsGood => _measurements.Count > 0 && Failures.Count == 0 && Verdicts.All(verdict => verdict.IsMet);

    public string TargetTable => Table.Of(
        ["Benchmark", "Parameters", "Target", "Measured", "Verdict"],
        Verdicts.Select(verdict => (string[])
        [
            verdict.Subject.Name,
            verdict.Subject.Parameters,
            verdict.Target.Statement,
            verdict.Measured,
            verdict.IsMet ? "met" : "MISSED",
        ]));

    public string MemoryTable => Table.Of(
        ["Cache", "Retained", "Share of MemoryCache's", "Allocated to fill"],
        Memory.Select(cache => (string[])
        [
            cache.Cache,
            Invariant($"{cache.RetainedBytesAnEntry:0.0} B"),
            Invariant($"{cache.RetainedBytesAnEntry / MemoryCacheBytes:0.00}"),
            Invariant($"{cache.AllocatedBytesAnEntry:0.0} B"),
        ]));

    private double MemoryCacheBytes => Memory.Single(cache => cache.Cache == CacheMemory.Yardstick).RetainedBytesAnEntry;

    /// <summary>BenchmarkDotNet's own columns of one benchmark class.</summary>
    public static string TimeTable(Summary summary)
    {
        SummaryTable.SummaryTableColumn[] columns = [.. summary.Table.Columns.Where(column => column.NeedToShow)];
        return Table.Of(
            [.. columns.Select(column => column.Header)],
            Enumerable.Range(0, summary.Table.FullContent.Length).Select(row => (string[])[.. columns.Select(column => column.Content[row])]));
    }
}

/// <summary>Rows of text as a Markdown table whose columns line up, so that it reads well on a console too.</summary>
internal static class Table
{
    public static string Of(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        IReadOnlyList<IReadOnlyList<string>> cells = [headers, .. rows];
        int[] widths = [.. headers.Select((_, column) => cells.Max(row => row[column].Length))];
        return string.Join('\n', [Line(headers), Rule(), .. cells.Skip(1).Select(Line)]) + '\n';

        string Line(IReadOnlyList<string> row) => $"| {string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column])))} |";
        string Rule() => $"|{string.Join('|', widths.Select(width => new string('-', width + 2)))}|";
    }
}
