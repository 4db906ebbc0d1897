using System.Collections.Frozen;

namespace Lecture38;

/// <summary>All exercises of the course.</summary>
internal static class ExerciseCatalog
{
    private static readonly FrozenDictionary<string, ExerciseDefinition> ById =
        new[] { LruCachingExercises.All, TtlCachingExercises.All, BoundedAlertsExercises.All }
            .SelectMany(exercises => exercises).ToFrozenDictionary(exercise => exercise.Id);

    /// <exception cref="ArgumentException">There is no such exercise.</exception>
    internal static ExerciseDefinition Find(string id) => ById.TryGetValue(id, out var exercise)
        ? exercise
        : throw new ArgumentException($"There is no exercise '{id}'. There are: {string.Join(", ", ById.Keys.Order(StringComparer.Ordinal))}.", nameof(id));
}
