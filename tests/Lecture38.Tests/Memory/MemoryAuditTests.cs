using CsCheck;

namespace Lecture38.Tests.Memory;

public class MemoryAuditTests
{
    [Fact]
    public void Allocated_bytes_are_exact()
    {
        Assert.Equal(0, MemoryAudit.AllocatedBytes(() => { }));
        Assert.Equal(24, MemoryAudit.AllocatedBytes(() => _ = new object()));
    }

    [Fact]
    public void Allocated_bytes_are_repeatable() =>
        Gen.Int[1, 2_000].Sample(count =>
        {
            var expected = count * ShallowSize.Of(new byte[40]);
            Assert.Equal(expected, MemoryAudit.AllocatedBytes(() =>
            {
                for (var i = 0; i < count; i++)
                {
                    _ = new byte[40];
                }
            }));
        }, iter: 30);

    [Fact]
    public void A_site_books_what_its_second_run_allocates_and_returns_that_result()
    {
        var audit = new MemoryAudit();
        var runs = 0;
        var result = audit.Measure("bytes", () => new byte[100 * ++runs]);

        var site = Assert.Single(audit.Snapshot().Sites);
        Assert.Equal(200, result.Length);
        Assert.Equal(("bytes", 1, ShallowSize.Of(result)), (site.Site, site.Runs, site.AllocatedBytes));
    }

    [Fact]
    public void What_the_result_keeps_is_retained_and_the_rest_is_not()
    {
        const int Kept = 4_000_000;
        var audit = new MemoryAudit();
        var kept = audit.Measure("keeps", () => new byte[Kept]);
        audit.Measure("drops", () =>
        {
            for (var i = 0; i < 40; i++)
            {
                GC.KeepAlive(new byte[Kept / 40]);
            }
        });

        // Other tests of this process run beside this one, and their memory comes and goes.
        var sites = audit.Snapshot().Sites.ToDictionary(site => site.Site);
        Assert.InRange(sites["keeps"].RetainedBytes, Kept / 2, Kept * 2);
        Assert.InRange(sites["drops"].RetainedBytes, -Kept / 2, Kept / 2);
        Assert.True(sites["drops"].AllocatedBytes >= Kept);
        GC.KeepAlive(kept);
    }

    [Fact]
    public void Snapshots_compare_site_by_site()
    {
        var audit = new MemoryAudit();
        audit.Measure("untouched", () => new byte[8]);
        audit.Measure("again", () => new byte[1_000]);
        var before = audit.Snapshot();
        audit.Measure("again", () => new byte[1_000]);
        audit.Measure("new", () => new byte[2_000]);

        var difference = audit.Snapshot().Since(before);

        Assert.Equal(["again", "new"], difference.Select(site => site.Site).Order());
        Assert.All(difference, site => Assert.Equal(1, site.Runs));
        Assert.Equal(ShallowSize.Of(new byte[1_000]) + ShallowSize.Of(new byte[2_000]), difference.Sum(site => site.AllocatedBytes));
        Assert.Equal(["untouched", "again"], before.Sites.Select(site => site.Site));
    }

    [Fact]
    public void A_difference_is_what_came_since_and_the_site_that_changed_most_comes_first()
    {
        MemorySnapshot before = new([new("b", 1, 100, 50, new(9, 5, 1)), new("idle", 3, 30, 3, default)]);
        MemorySnapshot after = new(
        [
            new("d", 1, 10, 40, default), new("c", 1, 10, 40, default), new("a", 1, 20, 40, default),
            new("idle", 3, 30, 3, default), new("b", 3, 400, -10, new(12, 7, 4)),
        ]);
        Assert.Equal(
            [new("b", 2, 300, -60, new(3, 2, 3)), new("a", 1, 20, 40, default), new("c", 1, 10, 40, default), new("d", 1, 10, 40, default)],
            after.Since(before));
    }

    [Fact]
    public void Collections_during_the_work_are_counted_and_add_up()
    {
        var audit = new MemoryAudit();
        audit.Measure("collects", () => GC.Collect());
        var first = audit.Snapshot().Sites[0].Collections;
        audit.Measure("collects", () => GC.Collect());
        var both = audit.Snapshot().Sites[0].Collections;
        Assert.True(first is { Generation0: >= 1, Generation1: >= 1, Generation2: >= 1 }, first.ToString());
        Assert.True(both.Generation0 > first.Generation0 && both.Generation1 > first.Generation1 && both.Generation2 > first.Generation2, both.ToString());
    }

    [Fact]
    public void Work_that_always_collects_is_measured_a_limited_number_of_times()
    {
        var runs = 0;
        Assert.Equal(0, MemoryAudit.AllocatedBytes(() =>
        {
            runs++;
            GC.Collect(0);
        }));
        Assert.Equal(1 + 5, runs);
    }

    [Fact]
    public void What_only_a_finalizer_keeps_is_not_retained()
    {
        const int Length = 4_000_000;
        var audit = new MemoryAudit();
        audit.Measure("finalizable", () => new Finalizable(new byte[Length]).Length);
        Assert.InRange(audit.Snapshot().Sites[0].RetainedBytes, -Length / 2, Length / 2);
    }

    [Fact]
    public void A_bounded_accumulator_allocates_the_same_for_any_run()
    {
        Assert.Equal(Allocated(1_000), Allocated(20_000));

        static long Allocated(int count)
        {
            var readings = SensorReadings.Generate(count, 5, mean: 50, standardDeviation: 20, seed: 1);
            return MemoryAudit.AllocatedBytes(() =>
            {
                var accumulator = new BoundedAlertAccumulator(500);
                foreach (var reading in readings)
                {
                    accumulator.Check(reading, 60);
                }
            });
        }
    }

    [Fact]
    public void Bad_arguments_are_refused_by_name()
    {
        var audit = new MemoryAudit();
        Assert.Equal("site", Assert.Throws<ArgumentException>(() => audit.Measure("", () => 1)).ParamName);
        Assert.Equal("work", Assert.Throws<ArgumentNullException>(() => audit.Measure<int>("site", null!)).ParamName);
        Assert.Equal("work", Assert.Throws<ArgumentNullException>(() => audit.Measure("site", null!)).ParamName);
        Assert.Equal("work", Assert.Throws<ArgumentNullException>(() => MemoryAudit.AllocatedBytes(null!)).ParamName);
        Assert.Equal("earlier", Assert.Throws<ArgumentNullException>(() => audit.Snapshot().Since(null!)).ParamName);
    }

    private sealed class Finalizable(byte[] bytes)
    {
        ~Finalizable() => GC.KeepAlive(bytes);

        public int Length => bytes.Length;
    }
}
