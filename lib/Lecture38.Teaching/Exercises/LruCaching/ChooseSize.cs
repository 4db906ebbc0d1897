namespace Lecture38;

/// <summary>Choose the smallest cache that hits, for scans of different lengths.</summary>
internal sealed class ChooseSize : ExerciseDefinition<Func<IReadOnlyList<string>, int>>
{
    private const int FirstScan = 60;

    internal override string Id => "choose-size";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "How many different keys come between two uses of the same key?",
        "Draw HitRatioCurve.Lru(stream) for a scan of your own: where does the curve rise from zero?",
        "All different keys of the stream must fit. LINQ finds them with Distinct().",
    ];

    protected override Verdict Check(Func<IReadOnlyList<string>, int> answer, int seed)
    {
        var random = new Random(seed);
        Choice[] choices =
        [
            Choose(answer, FirstScan, 10 * FirstScan, random),
            .. Enumerable.Range(0, 3).Select(_ => ChooseForAnyScan(answer, random)),
        ];
        return choices.FirstOrDefault(choice => choice.Size != choice.Keys) is { } missed
            ? Judge(missed, isTheSameForAll: choices.All(choice => choice.Size == missed.Size))
            : Verdict.Right(
                $"Scans of {string.Join(", ", choices.Select(choice => choice.Keys))} keys: each time yours is the smallest size that hits.",
                "Each key is used again after all the others. So all of them must fit, and more room does not help.");
    }

    private static Choice ChooseForAnyScan(Func<IReadOnlyList<string>, int> answer, Random random)
    {
        var keys = random.Next(70, 400);
        return Choose(answer, keys, random.Next(3 * keys, 8 * keys), random);
    }

    private static Choice Choose(Func<IReadOnlyList<string>, int> answer, int keys, int accesses, Random random)
    {
        var scan = Enumerable.Range(0, 10 * keys).Select(number => $"S{number}").ToArray();
        random.Shuffle(scan);
        string[] stream = [.. AccessTrace.Cyclic(keys, accesses).Select(key => scan[key])];
        var size = answer(stream);
        return new Choice(keys, accesses, size, HitRatioCurve.Lru(stream)[Math.Max(0, size)]);
    }

    private static Verdict Judge(Choice choice, bool isTheSameForAll)
    {
        var tried = $"Tried: {choice.Keys} keys in turn, {choice.Accesses} accesses. "
            + $"Your size: {choice.Size}, which hits {DisplayText.Number(100 * choice.HitRatio)} % of the time.";
        return choice switch
        {
            { Size: <= 0 } => Verdict.Wrong("no-places", tried, "A cache of size 0 stores nothing."),
            _ when isTheSameForAll => Verdict.Wrong(
                "one-size-for-every-stream", tried,
                "You return the same size for every stream. The right size depends on its keys."),
            _ when choice.Size == choice.Keys - 1 => Verdict.Close(
                "forgets-the-key-itself", tried,
                "The other keys fit, but this key needs room, too: it is evicted just before it is used again."),
            _ when choice.Size < choice.Keys => Verdict.Wrong(
                "half-a-cache-half-the-hits", tried,
                "In a scan, a cache smaller than the number of keys never hits."),
            _ => Verdict.Wrong(
                "more-than-it-needs", tried,
                $"A smaller cache hits just as often. Yours has room for {choice.Size - choice.Keys} more keys than there are."),
        };
    }

    private sealed record Choice(int Keys, int Accesses, int Size, double HitRatio);
}
