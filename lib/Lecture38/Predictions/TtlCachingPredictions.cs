namespace Lecture38;

/// <summary>The predictions of notebook 38.2: what its usual wrong answers mean.</summary>
internal static class TtlCachingPredictions
{
    internal static IReadOnlyList<PredictionDefinition> All { get; } = [];
}
