namespace Lecture38.Teaching.Tests;

public class UnitTests
{
    [Theory]
    [InlineData(0, "0 ns")]
    [InlineData(0.0237, "0.0237 ns")]
    [InlineData(999.4, "999 ns")]
    [InlineData(999.6, "1 µs")]
    [InlineData(1_234_567, "1.23 ms")]
    [InlineData(2.5e9, "2.5 s")]
    [InlineData(3.6e12, "3600 s")]
    public void A_time_reads_best_in_its_unit(double nanoseconds, string expected) => Assert.Equal(expected, Unit.Time(nanoseconds));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(-1024, "-1 KiB")]
    [InlineData(40_000, "39.06 KiB")]
    [InlineData(3_221_225_472, "3 GiB")]
    public void Memory_reads_best_in_its_unit(double bytes, string expected) => Assert.Equal(expected, Unit.Memory(bytes));
}
