namespace Lecture38;

/// <summary>The predictions of notebook 38.1: what its usual wrong answers mean.</summary>
internal static class LruCachingPredictions
{
    internal static IReadOnlyList<PredictionDefinition> All { get; } = [];
}
