namespace Lecture38;

/// <summary>The exercises of notebook 38.1, in its order.</summary>
internal static class LruCachingExercises
{
    internal static IReadOnlyList<ExerciseDefinition> All { get; } =
        [new MeasureCold(), new LatencyPercentile(), new LruOwn(), new DayKey(), new PrivateValues(), new ChooseSize()];
}
