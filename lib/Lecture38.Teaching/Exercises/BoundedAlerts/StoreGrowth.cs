namespace Lecture38;

/// <summary>Tells whether a store grows without a bound.</summary>
internal static class StoreGrowth
{
    /// <summary>A bounded store may round its capacity up, or keep a few slots free.</summary>
    private const double Slack = 1.5;

    /// <summary>Compares the deep size of a full store before and after adding more to it.</summary>
    internal static (long Before, long After, bool Grew) Measure(object store, Action addMore)
    {
        var before = DeepSize.Of(store);
        addMore();
        var after = DeepSize.Of(store);
        return (before, after, after > Slack * before);
    }
}
