namespace Lecture38;

/// <summary>The exercises of notebook 38.2, in its order.</summary>
internal static class TtlCachingExercises
{
    internal static IReadOnlyList<ExerciseDefinition> All { get; } = [];
}
