namespace Lecture38;

/// <summary>The exercises of notebook 38.3, in its order.</summary>
internal static class BoundedAlertsExercises
{
    internal static IReadOnlyList<ExerciseDefinition> All { get; } =
    [
        new DroppedAlerts(), new SteadyBytes(), new BytesHeld(), new SmallLayout(), new LetGo(), new HighestAlerts(),
    ];
}
