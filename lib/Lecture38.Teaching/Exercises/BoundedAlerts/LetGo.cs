using System.Runtime.CompilerServices;

namespace Lecture38;

/// <summary>Write a listener that nothing refers to once it is disposed, although its feed lives on.</summary>
internal sealed class LetGo : ExerciseDefinition<Func<ReadingFeed, IReadingListener>>
{
    private const int ReadingsAfterDispose = 2;

    internal override string Id => "let-go";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "What can still reach the listener after Dispose? The feed has a list of subscribers and a list of summaries.",
        "To unsubscribe, C# compares the object and the method of a delegate. Two lambdas are two methods, even with the same text: subscribe a named method.",
        "A lambda that uses a member of its class captures this, the whole object. A lambda that uses a local captures the local.",
        "In Dispose, copy Count into a local, and let the summary's lambda use only that.",
    ];

    protected override Verdict Check(Func<ReadingFeed, IReadingListener> answer, int seed)
    {
        int[] counts = [3, new Random(seed).Next(4, 40)];
        return counts.Select(count => FindMistake(answer, count)).FirstOrDefault(mistake => mistake is not null)
            ?? Verdict.Right(
                $"A feed that lives on, and listeners that were disposed after {string.Join(" and ", counts)} readings: each was gone after a collection.",
                "Dispose removed the listener from the feed's subscribers, and the summary captured a number instead of the listener. So nothing can reach it.");
    }

    private static Verdict? FindMistake(Func<ReadingFeed, IReadingListener> answer, int readings)
    {
        var feed = new ReadingFeed();
        var visit = Listen(feed, answer, readings);
        FullCollection.Run();
        return FindDeafness(visit, readings)
            ?? FindSubscription(feed, visit)
            ?? FindWrongSummary(feed, readings)
            ?? FindRoot(feed, visit);
    }

    /// <summary>Not inlined, so that no register or local variable of the caller keeps the listener alive.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Visit Listen(ReadingFeed feed, Func<ReadingFeed, IReadingListener> answer, int readings)
    {
        var listener = answer(feed);
        var reading = Publish(feed, readings);
        var received = listener.Count;
        var collections = GC.CollectionCount(GC.MaxGeneration);
        listener.Dispose();
        var forcedCollection = GC.CollectionCount(GC.MaxGeneration) > collections;
        Publish(feed, ReadingsAfterDispose);
        return new Visit(received, forcedCollection, new WeakReference(listener), reading);
    }

    /// <summary>Publishes readings. Returns a weak reference to the last one's id, a string that only the reading refers to.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Publish(ReadingFeed feed, int readings)
    {
        var id = "";
        for (var i = 0; i < readings; i++)
        {
            id = $"S{i}";
            feed.Publish(new SensorReading(id, 61, DateTimeOffset.UnixEpoch));
        }

        return new WeakReference(id);
    }

    private static Verdict? FindDeafness(Visit visit, int readings) => visit.Received == readings
        ? null
        : Verdict.Wrong(
            "other-result",
            $"Tried: {readings} readings published while it listened; result: Count {visit.Received}; expected: {readings}.",
            "The listener must subscribe in its constructor and collect each reading once.");

    private static Verdict? FindSubscription(ReadingFeed feed, Visit visit)
    {
        if (feed.Subscriptions == 0)
        {
            return null;
        }

        var tried = $"Tried: Dispose(), then a full collection; the feed still has {feed.Subscriptions} subscription, and {visit.WhatIsLeft}.";
        return (feed.FruitlessRemovals > 0, visit.ForcedCollection) switch
        {
            (true, _) => Verdict.Wrong(
                "unsubscribes-another-lambda", tried,
                "You unsubscribed a delegate that was never subscribed: the same lambda written twice is two delegates. C# ignores that silently."),
            (_, true) => Verdict.Wrong(
                "forces-a-collection", tried,
                "You forced a collection, but it kept the listener, because the feed still reaches it. No collection frees what is reachable."),
            _ => Verdict.Wrong(
                "still-subscribed", tried, "The feed keeps its subscribers alive. Dispose must unsubscribe the listener."),
        };
    }

    private static Verdict? FindWrongSummary(ReadingFeed feed, int readings)
    {
        var summaries = feed.Summaries;
        var expected = $"{readings} readings";
        return summaries is [var summary] && summary == expected
            ? null
            : Verdict.Wrong(
                "wrong-summary",
                $"Tried: Dispose() after {readings} readings, and then the feed's summaries; result: {(summaries.Count == 0 ? "none" : string.Join(", ", summaries))}; expected: {expected}.",
                "Dispose must add one summary. The feed calls it whenever it is needed, perhaps much later, and its text must still be right then.");
    }

    private static Verdict? FindRoot(ReadingFeed feed, Visit visit)
    {
        if (visit.IsGone)
        {
            return null;
        }

        var tried = $"Tried: Dispose(), then a full collection; {visit.WhatIsLeft}.";
        feed.ForgetSummaries();
        FullCollection.Run();
        return visit.IsGone
            ? Verdict.Wrong(
                "closure-keeps-the-readings", tried,
                "The summary keeps it alive. Its lambda uses a member of the listener, so it captured this, with everything that the listener refers to.")
            : Verdict.Wrong(
                "held-elsewhere", tried,
                "Neither the feed's subscribers nor its summaries refer to it. Does a static field, or a variable of the notebook?");
    }

    private sealed record Visit(int Received, bool ForcedCollection, WeakReference Listener, WeakReference Reading)
    {
        internal bool IsGone => !Listener.IsAlive && !Reading.IsAlive;

        internal string WhatIsLeft => (Listener.IsAlive, Reading.IsAlive) switch
        {
            (true, true) => "the listener is still there, with its readings",
            (true, false) => "the listener is still there",
            (false, true) => "its readings are still there",
            _ => "the listener is gone, but what it subscribed is not",
        };
    }
}
