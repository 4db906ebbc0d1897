using System.Globalization;

namespace Lecture38;

/// <summary>Choose the cheapest time to live for any rates and prices.</summary>
internal sealed class ChooseTtl : ExerciseDefinition<Func<TtlWorkload, TimeSpan>>
{
    /// <summary>Costs up to this multiple of the lowest are right: a search in steps of 50 % finds one.</summary>
    private const double RightWithin = 1.1;

    private const double CloseWithin = 1.6;

    internal override string Id => "choose-ttl";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "workload.Run(ttl) returns the number of loads and of stale answers. What do they cost together?",
        "The cost is loads × LoadPrice + stale answers × StalePrice. You want the candidate with the lowest cost.",
        "candidates.MinBy(ttl => …) returns the candidate with the lowest value of the expression.",
    ];

    protected override Verdict Check(Func<TtlWorkload, TimeSpan> answer, int seed)
    {
        Trial[] trials = [.. Workloads(new Random(seed)).Select(workload => new Trial(workload, answer(workload)))];
        if (trials.FirstOrDefault(trial => trial.Ttl <= TimeSpan.Zero) is { } lifeless)
        {
            return Verdict.Wrong("no-life", $"{lifeless.Given} Result: {InWords(lifeless.Ttl)}.", "A time to live must be positive.");
        }

        var worst = trials.MaxBy(trial => trial.TimesTheLeast)!;
        return worst.TimesTheLeast switch
        {
            <= RightWithin => Verdict.Right(
                worst.Tried,
                "The cost of loads is proportional to 1 / TTL, the cost of stale answers nearly proportional to the TTL. Their sum is lowest where the two are about equal. The minimum is flat, so the choice need not be exact."),
            <= CloseWithin => Verdict.Close("not-yet-the-cheapest", worst.Tried, "There is a cheaper one. Try more candidates, in smaller steps."),
            _ => Mistake(trials[0], trials[1], trials[2], trials) is var (cause, explanation)
                ? Verdict.Wrong(cause, worst.Tried, explanation)
                : Verdict.Wrong("other-result", worst.Tried, "For each candidate, add the cost of its loads and its stale answers, and take the cheapest."),
        };
    }

    /// <summary>A workload, and three variants: more expensive stale answers, fewer changes, more lookups.</summary>
    private static IEnumerable<TtlWorkload> Workloads(Random random)
    {
        var some = new TtlWorkload(
            TimeSpan.FromSeconds(0.5 + random.NextDouble()), TimeSpan.FromSeconds(50 + 20 * random.NextDouble()), LoadPrice: 2, StalePrice: 1 + random.NextDouble(), random.Next());
        return [some, some with { StalePrice = 12 * some.StalePrice }, some with { BetweenChanges = 10 * some.BetweenChanges }, some with { BetweenLookups = some.BetweenLookups / 5 }];
    }

    private static (string Cause, string Explanation)? Mistake(Trial some, Trial staleCostsMore, Trial changesLess, IReadOnlyList<Trial> all) => 0 switch
    {
        _ when all.All(trial => trial.Ttl == some.Ttl) => OneForAll(all),
        _ when all.All(trial => trial.IsMostExpensive) => ("takes-the-most-expensive", "You took the most expensive of your candidates. Did you write MaxBy instead of MinBy?"),
        _ when staleCostsMore.Ttl == some.Ttl => ("forgets-the-prices", "Stale answers became twelve times as expensive, and your choice did not change. Compare the costs of loads and stale answers, not their numbers."),
        _ when all.All(trial => trial.IsCheapestWithPricesSwapped) => ("prices-swapped", "You multiplied the loads by the price of a stale answer, and the stale answers by the price of a load."),
        _ when changesLess.Ttl == some.Ttl => ("forgets-the-changes", "The value changed ten times less often, and your choice did not change. A value that changes less often can be cached for longer."),
        _ => null,
    };

    private static (string Cause, string Explanation) OneForAll(IReadOnlyList<Trial> trials) => 0 switch
    {
        _ when trials.All(trial => trial.Ttl > trial.Cheapest) =>
            ("longest-ttl", "The longest time to live has the most hits, but many of these hits are stale. Stale answers cost, too."),
        _ when trials.All(trial => trial.Ttl < trial.Cheapest) =>
            ("shortest-ttl", "The shortest time to live has the freshest answers, but the most loads. Loads cost, too."),
        _ => ("one-ttl-for-all-rates", "You chose the same time to live for all rates and prices, but each has its own optimum."),
    };

    private static string InWords(TimeSpan time) => $"{DisplayText.Number(time.TotalSeconds, digits: 3)} s";

    /// <summary>A workload, the time to live that was chosen for it, and the cheapest one.</summary>
    private sealed class Trial
    {
        private static readonly TimeSpan[] Candidates = [.. Enumerable.Range(0, 28).Select(i => TimeSpan.FromSeconds(Math.Pow(1.3, i)))];

        private static readonly TimeSpan StubsShortest = TimeSpan.FromSeconds(1);

        private static readonly TimeSpan StubsLongest = TimeSpan.FromSeconds(128);

        private readonly TtlWorkload _workload;

        internal Trial(TtlWorkload workload, TimeSpan chosen)
        {
            (_workload, Ttl) = (workload, chosen);
            Cheapest = Candidates.MinBy(CostOf);
        }

        internal TimeSpan Ttl { get; }

        internal TimeSpan Cheapest { get; }

        internal double TimesTheLeast => CostOf(Ttl) / CostOf(Cheapest);

        internal bool IsCheapestWithPricesSwapped
        {
            get
            {
                var swapped = new Trial(_workload with { LoadPrice = _workload.StalePrice, StalePrice = _workload.LoadPrice }, Ttl);
                return swapped.TimesTheLeast <= RightWithin;
            }
        }

        /// <summary>The highest cost is always at one of the ends.</summary>
        internal bool IsMostExpensive => CostOf(Ttl) >= Math.Max(CostOf(StubsShortest), CostOf(StubsLongest));

        internal string Given =>
            $"Tried: a lookup every {InWords(_workload.BetweenLookups)}, a change every {InWords(_workload.BetweenChanges)}, "
                + $"a load for {DisplayText.Number(_workload.LoadPrice, digits: 3)}, a stale answer for {DisplayText.Number(_workload.StalePrice, digits: 3)}.";

        internal string Tried =>
            $"{Given} Result: a time to live of {InWords(Ttl)}, which costs {CostInWords(Ttl)} in 1,000 lookups; the best is about {InWords(Cheapest)}, which costs {CostInWords(Cheapest)}.";

        private double CostOf(TimeSpan ttl) => 1_000 * _workload.ExpectedCost(ttl);

        private string CostInWords(TimeSpan ttl) => CostOf(ttl).ToString("N0", CultureInfo.InvariantCulture);
    }
}
