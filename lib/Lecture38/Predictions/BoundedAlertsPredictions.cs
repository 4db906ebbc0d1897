namespace Lecture38;

/// <summary>The predictions of notebook 38.3: what its usual wrong answers mean.</summary>
internal static class BoundedAlertsPredictions
{
    internal static IReadOnlyList<PredictionDefinition> All { get; } = [];
}
