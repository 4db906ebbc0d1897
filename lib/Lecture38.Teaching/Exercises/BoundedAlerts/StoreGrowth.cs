namespace Lecture38;

/// <summary>Whether a store grows with what it is given, or has a bound.</summary>
internal static class StoreGrowth
{
    /// <summary>More than jitter: a bounded store may still round up, or keep a place or two free.</summary>
    private const double Slack = 1.5;

    /// <summary>Compares the deep size of a full store before and after more was given to it.</summary>
    internal static (long Before, long After, bool Grew) Measure(object store, Action giveMore)
    {
        var before = DeepSize.Of(store);
        giveMore();
        var after = DeepSize.Of(store);
        return (before, after, after > Slack * before);
    }
}
