namespace Lecture38;

/// <summary>The exercises of notebook 38.2, in its order.</summary>
internal static class TtlCachingExercises
{
    internal static IReadOnlyList<ExerciseDefinition> All { get; } =
        [new ReadThrough(), new CountLiving(), new MendTheOverwrite(), new SingleFlight(), new ChooseTtl(), new SlidingTtl()];
}
