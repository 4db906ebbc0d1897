namespace Lecture38;

/// <summary>Choose the smallest size that serves a scan of 60 keys and a few visits in between.</summary>
internal sealed class ChooseSize : ExerciseDefinition<int>
{
    private const int ScannedKeys = 60;

    internal override string Id => "choose-size";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "How many different keys come between two uses of the same key?",
        "Draw HitRatioCurve.Lru of the stream, and find the first size at which the curve leaves the ground.",
        "A key's distance counts the other keys since its last use; the key itself needs a place, too.",
    ];

    protected override Verdict Check(int answer, int seed)
    {
        var curve = HitRatioCurve.Lru(AccessTrace.Cyclic(ScannedKeys, accesses: 10 * ScannedKeys));
        var needed = curve.Knee;
        if (answer <= 0)
        {
            return Verdict.Wrong("no-places", $"A cache of {answer} stores nothing.", "Every access misses.");
        }

        var tried = $"{ScannedKeys} keys in turn, ten times round, a cache of {answer}: {curve[answer]:P0} hits.";
        return answer switch
        {
            _ when answer == needed => Verdict.Right(tried, "Each key returns after all the others were used. So all of them must fit, and not one place more is needed."),
            _ when answer == needed - 1 => Verdict.Close("forgets-the-key-itself", tried, "The others fit, but the key needs a place, too: it is evicted just before it returns."),
            _ when answer < needed => Verdict.Wrong("half-a-cache-half-the-hits", tried, "In a scan a size below the number of keys is worth nothing, not a part of the hits."),
            _ => Verdict.Wrong("more-than-it-needs", tried, $"A smaller cache hits just as often, and {answer - needed} places hold nothing that is used again."),
        };
    }
}
