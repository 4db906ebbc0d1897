namespace Lecture38;

/// <summary>An exercise whose answer is a bounded cache with expiry: readable cases first, then random ones beside a model.</summary>
internal abstract class ExpiringCacheExercise : ExerciseDefinition<Func<TimeSpan, int, TimeProvider, IExpiringCache>>
{
    private const int RandomTrials = 200;

    private static readonly string[] Keys = ["S1", "S2", "S3", "S4", "S5"];

    /// <summary>Whether a hit prolongs an entry's life.</summary>
    protected abstract bool ReadsExtend { get; }

    protected abstract TimeSpan Ttl { get; }

    /// <summary>In an order in which each case can blame its own mistake alone.</summary>
    protected abstract IReadOnlyList<ExpiringCacheCase> Cases { get; }

    protected abstract string WhyItWorks { get; }

    protected override Verdict Check(Func<TimeSpan, int, TimeProvider, IExpiringCache> answer, int seed)
    {
        foreach (var (cause, explanation, script, state) in Cases)
        {
            var trial = script(new ExpiringCacheTrial(answer, Ttl, maxSize: 3, ReadsExtend));
            if (trial.Difference is { } difference)
            {
                return trial.Error is { } error ? Thrown(error, difference) : new Verdict(state, cause, difference, explanation);
            }
        }

        return FirstDifferenceAtRandom(answer, new Random(seed)) is { Difference: { } unforeseen } unlucky
            ? unlucky.Error is { } thrown
                ? Thrown(thrown, unforeseen)
                : Verdict.Wrong("other-result", unforeseen, "The usual cases all went well; this one was found at random. Go through it step by step, on paper.")
            : Verdict.Right($"{Cases.Count} cases by hand and {RandomTrials} at random, each compared with a plain model.", WhyItWorks);
    }

    /// <summary>What an exception in the last step of a trial means.</summary>
    protected virtual Verdict Thrown(Exception error, string tried) =>
        Verdict.Wrong("throws", tried, "Nothing that was tried should make your code throw. Go through the last step, on paper.");

    /// <summary>Ever longer trials, so that the first difference is found in a short one.</summary>
    private ExpiringCacheTrial? FirstDifferenceAtRandom(Func<TimeSpan, int, TimeProvider, IExpiringCache> answer, Random random) =>
        Enumerable.Range(0, RandomTrials).Select(i => RandomTrial(answer, random, steps: 3 + i / 4)).FirstOrDefault(trial => trial.Difference is not null);

    private ExpiringCacheTrial RandomTrial(Func<TimeSpan, int, TimeProvider, IExpiringCache> answer, Random random, int steps)
    {
        var trial = new ExpiringCacheTrial(answer, TimeSpan.FromSeconds(random.Next(2, 9)), random.Next(1, 5), ReadsExtend);
        for (var i = 0; i < steps && trial.Difference is null; i++)
        {
            // Whole seconds meet the exact end of a life, and no two keys are touched in the same moment: who goes is never a tie.
            var key = random.GetItems(Keys, 1)[0];
            _ = random.Next(10) switch
            {
                < 4 => trial.Set(key),
                < 8 => trial.Get(key).Wait(random.Next(1, 3)),
                _ => trial.LookAtCount(),
            };
        }

        return trial.LookAtCount();
    }
}

/// <summary>One thing to try with a cache, and the mistake behind a difference.</summary>
internal sealed record ExpiringCacheCase(
    string Cause, string Explanation, Func<ExpiringCacheTrial, ExpiringCacheTrial> Script, AnswerState State = AnswerState.Wrong);
