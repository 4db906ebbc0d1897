using System.Collections.Frozen;

namespace Lecture38;

/// <summary>An exercise: its hints, and the check of an answer.</summary>
internal abstract class ExerciseDefinition
{
    /// <summary>The exercise's name, and the id of its cell: lower case with hyphens.</summary>
    internal abstract string Id { get; }

    /// <summary>From a nudge to nearly the answer.</summary>
    internal abstract IReadOnlyList<string> Hints { get; }

    /// <summary>Tries an answer.</summary>
    internal abstract Verdict Check(object? answer, int seed);
}

/// <summary>An exercise with a type of answer.</summary>
internal abstract class ExerciseDefinition<TAnswer> : ExerciseDefinition
{
    private const int MaxMessageLength = 300;

    /// <summary>Tries an answer. Exceptions of the student's code may pass through.</summary>
    protected abstract Verdict Check(TAnswer answer, int seed);

    internal sealed override Verdict Check(object? answer, int seed)
    {
        try
        {
            return answer switch
            {
                null => Verdict.NotAttempted,
                TAnswer typed => Check(typed, seed),
                _ => WrongType(TypeName.Of(answer.GetType()), TypeName.Of(typeof(TAnswer))),
            };
        }
        catch (NotAttemptedException)
        {
            return Verdict.NotAttempted;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            var cause = error is AggregateException { InnerException: { } inner } ? inner : error;
            return cause is NotAttemptedException
                ? Verdict.NotAttempted
                : Verdict.Wrong(
                    "throws", $"Your code threw {TypeName.Of(cause.GetType())}, \"{Shortened(cause.Message)}\".", "No step of the check is a reason to throw.");
        }
    }

    private static string Shortened(string message) =>
        DisplayText.Line(message.Length <= MaxMessageLength ? message : message[..MaxMessageLength] + "…");

    private static Verdict WrongType(string actual, string wanted) => Verdict.Wrong(
        "wrong-type",
        $"Your answer is a {actual}.",
        actual == wanted
            ? "You declared a type with the name of a library type that the check needs. Rename your type and restart the kernel."
            : $"The check needs a {wanted}.");
}

/// <summary>All exercises of the course.</summary>
internal static class ExerciseCatalog
{
    private static readonly FrozenDictionary<string, ExerciseDefinition> ById =
        new ExerciseDefinition[]
        {
            new MeasureCold(), new LatencyPercentile(), new LruOwn(), new DayKey(), new PrivateValues(), new ChooseSize(),
            new ReadThrough(), new CountLiving(), new MendTheOverwrite(), new SingleFlight(), new ChooseTtl(), new SlidingTtl(),
            new DroppedAlerts(), new SteadyBytes(), new BytesHeld(), new SmallLayout(), new LetGo(), new HighestAlerts(),
        }.ToFrozenDictionary(exercise => exercise.Id);

    internal static ExerciseDefinition Find(string id) => ById.TryGetValue(id, out var exercise)
        ? exercise
        : throw new ArgumentException($"There is no exercise '{id}'. The exercises are: {string.Join(", ", ById.Keys.Order(StringComparer.Ordinal))}.", nameof(id));
}
