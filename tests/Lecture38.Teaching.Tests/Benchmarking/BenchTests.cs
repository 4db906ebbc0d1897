using BenchmarkDotNet.Attributes;

namespace Lecture38.Teaching.Tests;

/// <summary>BenchmarkDotNet counts the allocations of the whole process.</summary>
[Collection<MeasuredMemory>]
public class BenchTests
{
    public class AllocatingBenchmark
    {
        private byte[] _kept = [];

        [Benchmark(Baseline = true, Description = "a thousand bytes")]
        public byte[] Allocate() => _kept = new byte[1000];

        [Benchmark]
        public int ReadLength() => _kept.Length;
    }

    public class FailingBenchmark
    {
        private readonly string _reason = "the disk is full";

        [Benchmark]
        public int Fail() => throw new InvalidDataException(_reason);
    }

    [Fact]
    public void A_run_measures_every_benchmark_in_its_order_and_leaves_nothing_behind()
    {
        var (output, error) = (Console.Out, Console.Error);
        using var printed = new StringWriter();
        Console.SetOut(printed);
        Console.SetError(printed);
        try
        {
            var result = Bench.Run<AllocatingBenchmark>();
            Assert.Equal(["a thousand bytes", "ReadLength"], result.Rows.Select(row => row.Method));
            Assert.Equal([1024, 0], result.Rows.Select(row => row.AllocatedBytes)); // 1000, its length and header, rounded to 8.
            Assert.Equal(1, result.Rows[0].Ratio);
            Assert.All(result.Rows, row => Assert.InRange(row.MeanNanoseconds, 0, 1e9));
            Assert.All(result.Rows, row => Assert.True(row.ErrorNanoseconds >= 0));
            Assert.Equal(["Method", "Mean", "Error", "StdDev", "Allocated", "Ratio"], result.Table.Columns.Select(column => column.Name));
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }

        Assert.Equal("", printed.ToString());
        Assert.False(Directory.Exists("BenchmarkDotNet.Artifacts"));
    }

    [Fact]
    public void A_class_without_benchmarks_is_refused() =>
        Assert.Contains("[Benchmark]", Assert.Throws<InvalidOperationException>(() => Bench.Run<List<int>>()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_benchmark_that_throws_says_why() =>
        Assert.Contains(
            "the disk is full", Assert.Throws<InvalidOperationException>(() => Bench.Run<FailingBenchmark>()).Message, StringComparison.Ordinal);
}
