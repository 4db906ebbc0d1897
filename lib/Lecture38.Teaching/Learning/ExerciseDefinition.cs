namespace Lecture38;

/// <summary>One exercise: its hints, and the check of an answer.</summary>
internal abstract class ExerciseDefinition
{
    /// <summary>The exercise's name, and the id of its cell: lower case with hyphens.</summary>
    internal abstract string Id { get; }

    /// <summary>From a nudge to nearly the answer.</summary>
    internal abstract IReadOnlyList<string> Hints { get; }

    /// <summary>Tries an answer.</summary>
    /// <param name="answer">What the check cell passed on.</param>
    /// <param name="seed">For everything random in the check.</param>
    internal abstract Verdict Check(object? answer, int seed);
}

/// <summary>An exercise whose answers have a type.</summary>
/// <typeparam name="TAnswer">What the check cell passes on: a value, or a delegate to the student's code.</typeparam>
internal abstract class ExerciseDefinition<TAnswer> : ExerciseDefinition
{
    private const int LongestMessage = 300;

    /// <summary>Tries an answer. What the student's code throws may go through.</summary>
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
                    "throws", $"Your code threw {TypeName.Of(cause.GetType())}, \"{Shortened(cause.Message)}\".", "Nothing that the check does should make it throw.");
        }
    }

    /// <summary>What the student's code says may be of any length.</summary>
    private static string Shortened(string message) =>
        DisplayText.Line(message.Length <= LongestMessage ? message : message[..LongestMessage] + "…");

    private static Verdict WrongType(string came, string wanted) => Verdict.Wrong(
        "wrong-type",
        $"Your answer is a {came}.",
        came == wanted
            ? "A type in it is your own and has the name of the library's, which the check needs; give your type another name and restart the kernel."
            : $"The check can only use a {wanted}.");
}
