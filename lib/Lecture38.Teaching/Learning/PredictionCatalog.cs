using System.Collections.Frozen;

namespace Lecture38;

/// <summary>The predictions of the course whose answers need more than the usual care; any other name may be used, too.</summary>
internal static class PredictionCatalog
{
    private static readonly FrozenDictionary<string, PredictionDefinition> ById =
        new[] { LruCachingPredictions.All, TtlCachingPredictions.All, BoundedAlertsPredictions.All }
            .SelectMany(predictions => predictions).ToFrozenDictionary(prediction => prediction.Id);

    internal static PredictionDefinition Find(string id) => ById.GetValueOrDefault(id) ?? new PredictionDefinition(id);
}
