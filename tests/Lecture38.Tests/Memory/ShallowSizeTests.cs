using CsCheck;

namespace Lecture38.Tests.Memory;

public class ShallowSizeTests
{
    private static readonly Dictionary<string, Func<object>> Makers = new()
    {
        ["object"] = () => new object(),
        ["list"] = () => new List<int>(100),
        ["array of structs"] = () => new Alert[500],
        ["class with fields"] = () => new Version(1, 2, 3, 4),
        ["two dimensions"] = () => new int[3, 5],
        ["boxed number"] = () => 42,
        ["boxed struct"] = () => new Alert("S0", 1, default, 1),
        ["large array"] = () => new byte[100_000],
        ["delegate"] = () => new Action(() => { }),
        ["empty array"] = () => Array.Empty<Alert>(),
    };

    public static TheoryData<string> MakerNames => [.. Makers.Keys];

    [Theory]
    [MemberData(nameof(MakerNames))]
    public void Is_what_the_allocator_takes_for_one_object(string maker)
    {
        var original = Makers[maker]();
        Assert.Equal(AllocatedByCopying(original), ShallowSize.Of(original));
    }

    [Fact]
    public void Holds_for_arrays_and_strings_of_any_length() =>
        // On one thread: collections that other threads cause disturb the allocator's count.
        Gen.Int[0, 5_000].Sample(
        length =>
        {
            Assert.Equal(Allocated(() => new byte[length]), ShallowSize.Of(new byte[length]));
            Assert.Equal(Allocated(() => new Alert[length]), ShallowSize.Of(new Alert[length]));
            if (length > 0)
            {
                Assert.Equal(Allocated(() => new string('x', length)), ShallowSize.Of(new string('x', length)));
            }
        },
        threads: 1);

    [Fact]
    public void Allocates_nothing_itself()
    {
        var value = new List<int>();
        Assert.Equal(0, MemoryAudit.AllocatedBytes(() => ShallowSize.Of(value)));
    }

    [Fact]
    public void Null_is_no_object() =>
        Assert.Equal("value", Assert.Throws<ArgumentNullException>(() => ShallowSize.Of(null!)).ParamName);

    private static long Allocated(Func<object> make) => MemoryAudit.AllocatedBytes(() => _ = make());

    /// <summary>A maker may allocate more than the object it returns; a copy of the object does not.</summary>
    private static long AllocatedByCopying(object original)
    {
        var copy = typeof(object).GetMethod("MemberwiseClone", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!
            .CreateDelegate<Func<object, object>>();
        return Allocated(() => copy(original));
    }
}
