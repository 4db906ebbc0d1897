using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;

namespace Lecture38;

/// <summary>
/// The exercises of the notebooks. Each has a stub to fill in, a check that reports what it tried, and hints. Thread-safe.
/// </summary>
public static class Exercise
{
    /// <summary>
    /// An environment variable with another seed for the checks. Grading sets it, so that answers fitted to the numbers in the notebook
    /// fail.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public const string SeedVariable = "LECTURE38_CHECK_SEED";

    private const int DefaultSeed = 38;

    private static readonly CheckThread CheckingThread = new(TimeSpan.FromSeconds(15));

    private static readonly ConcurrentDictionary<string, string> LastDefinitions = new();

    private static readonly ConcurrentDictionary<string, int> HintsGiven = new();

    private static readonly int Seed =
        int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : DefaultSeed;

    /// <summary>Marks the expression of a stub that you replace with your code.</summary>
    /// <typeparam name="T">The type of the expression.</typeparam>
    /// <exception cref="NotAttemptedException">Always.</exception>
    public static T YourTurn<T>() => throw new NotAttemptedException();

    /// <summary>Marks the statements of a stub that you replace with your code.</summary>
    /// <exception cref="NotAttemptedException">Always.</exception>
    public static void YourTurn() => throw new NotAttemptedException();

    /// <summary>
    /// Tries your answer and reports the result. Exceptions of your code become part of the result, and so does a loop without an end: the
    /// check gives up after 15 s.
    /// </summary>
    /// <typeparam name="T">The answer's type; the compiler infers it.</typeparam>
    /// <param name="id">The exercise.</param>
    /// <param name="answer">A value, or a function that calls your code.</param>
    /// <exception cref="ArgumentException">There is no such exercise.</exception>
    public static CheckResult Check<T>(string id, T answer)
    {
        var verdict = Try(id, answer, Seed);
        return new CheckResult(id, verdict, isSameDefinition: IsSameDefinitionAsBefore(id, answer));
    }

    /// <summary>Tries an answer with another seed and throws unless it is right: a hidden test for graders that count exceptions.</summary>
    /// <typeparam name="T">The answer's type; the compiler infers it.</typeparam>
    /// <param name="id">The exercise.</param>
    /// <param name="answer">A value, or a function that calls the student's code.</param>
    /// <param name="seed">The seed of the check's random numbers.</param>
    /// <exception cref="InvalidOperationException">The answer is not right; the message says why.</exception>
    /// <exception cref="ArgumentException">There is no such exercise.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Require<T>(string id, T answer, int seed)
    {
        var result = new CheckResult(id, Try(id, answer, seed));
        if (result.State != AnswerState.Right)
        {
            throw new InvalidOperationException(result.ToString());
        }
    }

    /// <summary>Returns the next hint at each call.</summary>
    /// <param name="id">The exercise.</param>
    /// <exception cref="ArgumentException">There is no such exercise.</exception>
    public static ExerciseHint Hint(string id)
    {
        var hints = Hints(id);
        var number = HintsGiven.AddOrUpdate(id, 1, (_, given) => Math.Min(given + 1, hints.Count));
        return new ExerciseHint(number, hints.Count, hints[number - 1]);
    }

    /// <summary>All hints of an exercise, from a nudge to nearly the answer.</summary>
    /// <param name="id">The exercise.</param>
    /// <exception cref="ArgumentException">There is no such exercise.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static IReadOnlyList<string> Hints(string id) => ExerciseCatalog.Find(id).Hints;

    private static Verdict Try(string id, object? answer, int seed)
    {
        var exercise = ExerciseCatalog.Find(id);
        return CheckingThread.Run(id, () => exercise.Check(answer, seed));
    }

    /// <summary>
    /// After a compile error in an answer's cell, the check judges the definition that stood before. Each cell is compiled to an assembly of
    /// its own, so the cells to which the check's assembly refers tell whether it judges the same definition as the last time.
    /// </summary>
    private static bool IsSameDefinitionAsBefore(string id, object? answer)
    {
        if (answer is not Delegate function)
        {
            return false;
        }

        var cells = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.Location.Length == 0).Select(assembly => assembly.FullName!);
        var definition = string.Join('\n', function.Method.Module.Assembly.GetReferencedAssemblies().Select(reference => reference.FullName).Intersect(cells));
        if (definition.Length == 0)
        {
            return false;
        }

        var before = LastDefinitions.GetValueOrDefault(id);
        LastDefinitions[id] = definition;
        return definition == before;
    }
}

/// <summary>One hint of an exercise.</summary>
/// <param name="Number">Which hint it is, from 1.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Text">The hint.</param>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed record ExerciseHint(int Number, int Count, string Text) : IDisplayable
{
    /// <summary>The hint as HTML.</summary>
    public string ToHtml() => Callout.Html(AnswerState.NotAttempted, Heading, [Text]);

    /// <summary>The hint as a line of text.</summary>
    public override string ToString() => $"{Heading}: {Text}";

    private string Heading => string.Create(
        CultureInfo.InvariantCulture, $"Hint {Number} of {Count}{(Number == Count ? ", the last" : "")}");
}

/// <summary>Thrown by the stub of an exercise; <see cref="Exercise.Check"/> reports it as not attempted.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NotAttemptedException() : Exception("This is still the stub of an exercise: replace it with your code.");
