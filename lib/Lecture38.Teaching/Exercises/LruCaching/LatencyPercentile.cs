namespace Lecture38;

/// <summary>The 99th percentile of latencies by nearest rank.</summary>
internal sealed class LatencyPercentile : ExerciseDefinition<Func<double[], double>>
{
    internal override string Id => "latency-percentile";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "A percentile is one of the latencies: the one at a certain rank when they are sorted.",
        "Of n sorted latencies, you want the one with rank 0.99 · n, rounded up; ranks count from 1.",
        "Array.Sort changes its argument. latencies.Order().ToArray() makes a sorted copy.",
        "Math.Ceiling(0.99 * latencies.Length) is a rank, as a double. Cast it to int, and remember that indices count from 0.",
    ];

    protected override Verdict Check(Func<double[], double> answer, int seed)
    {
        var tried = 0;
        foreach (var latencies in Samples(new Random(seed)))
        {
            var given = latencies.ToArray();
            var actual = answer(given);
            if (actual != NearestRank(latencies))
            {
                return Judge(latencies, actual);
            }

            if (!given.SequenceEqual(latencies))
            {
                return Verdict.Close(
                    "sorts-the-callers-array",
                    $"Tried: {latencies.Length} latencies. Your result is right, but the caller's array is now in another order.",
                    "The caller may need it in the order of the calls. Sort a copy.");
            }

            tried++;
        }

        return Verdict.Right(
            $"{tried} sets of latencies, from a single one to thousands: your result is always the nearest rank.",
            "A percentile says what one call in a hundred exceeds. "
            + "Rare slow calls change it only when there are enough of them; the mean blends them with all the others.");
    }

    private static IEnumerable<double[]> Samples(Random random)
    {
        // A permutation of 1 to 200, since 77 and 201 have no common factor.
        yield return [.. Enumerable.Range(1, 200).Select(call => (double)(77 * call % 201))];
        yield return [.. Enumerable.Range(0, 150).Select(call => call % 50 == 7 ? 100 : 0.05)];
        yield return [5, 1, 4, 2, 3, 10, 6, 9, 7, 8];
        yield return [0.05];
        for (var sample = 0; sample < 8; sample++)
        {
            yield return [.. Enumerable.Range(0, random.Next(2, 3_000)).Select(_ => random.NextDouble() * 100)];
        }
    }

    private static double NearestRank(double[] latencies) => latencies.Order().ElementAt(Rank(latencies) - 1);

    /// <summary>Integer arithmetic, because 0.99 has no exact representation.</summary>
    private static int Rank(double[] latencies) => (99 * latencies.Length + 99) / 100;

    private static Verdict Judge(double[] latencies, double actual)
    {
        double[] sorted = [.. latencies.Order()];
        var rank = Rank(latencies);
        var tried = $"Tried: {latencies.Length} latencies from {Text(sorted[0])} to {Text(sorted[^1])} µs, their mean {Text(latencies.Average())}. "
            + $"Result: {Text(actual)}; expected: {Text(sorted[rank - 1])}, number {rank} in order.";
        return actual switch
        {
            _ when IsNear(actual, latencies.Average()) => Verdict.Wrong(
                "mean-for-a-percentile", tried,
                "That is the mean. It may be a time that no call took."),
            _ when actual == latencies[rank - 1] => Verdict.Wrong(
                "forgets-to-sort", tried,
                $"That is latency number {rank} in the order of the calls. For a percentile, sort them first."),
            _ when actual == sorted[Math.Min(rank, sorted.Length - 1)] || actual == sorted[Math.Max(rank - 2, 0)] => Verdict.Close(
                "off-by-one-rank", tried,
                "That is its neighbour. Ranks count from 1, indices from 0, and a fractional rank is rounded up."),
            _ when actual == sorted[^1] => Verdict.Wrong(
                "maximum-for-a-percentile", tried,
                "That is the slowest call of all. One call in a hundred may take longer than the 99th percentile."),
            _ when actual == sorted[latencies.Length - rank] => Verdict.Wrong(
                "counts-from-the-top", tried,
                "You counted from the slowest down. 99 % of the calls take this long or less, so count from the fastest up."),
            _ => Verdict.Wrong(
                "other-result", tried,
                "Sort the latencies, and take the one that 99 % of them do not exceed."),
        };
    }

    private static bool IsNear(double one, double other) => Math.Abs(one - other) <= 1e-9 * Math.Abs(other);

    private static string Text(double microseconds) => DisplayText.Number(microseconds);
}
