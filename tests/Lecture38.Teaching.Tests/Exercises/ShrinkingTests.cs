using CsCheck;

namespace Lecture38.Teaching.Tests;

public class ShrinkingTests
{
    [Fact]
    public void What_is_left_still_fails_and_nothing_of_it_can_be_left_out() =>
        Gen.Select(Gen.Int[0, 9].Array[1, 40], Gen.Int[1, 12]).Where(sample => Fails(sample.Item1, sample.Item2)).Sample((items, threshold) =>
        {
            var smallest = Shrinking.Smallest(items, fewer => Fails(fewer, threshold));

            Assert.True(Fails(smallest, threshold));
            Assert.All(smallest.Index(), left => Assert.False(Fails([.. smallest.Where((_, index) => index != left.Index)], threshold)));
        });

    [Fact]
    public void The_order_stays() =>
        Assert.Equal([3, 1], Shrinking.Smallest([5, 3, 4, 1, 1, 2], fewer => fewer.Contains(3) && fewer.Contains(1)));

    private static bool Fails(IReadOnlyList<int> items, int threshold) => items.Distinct().Sum() >= threshold;
}
