using System.Collections.Frozen;
using System.Globalization;

namespace Lecture38;

/// <summary>The tolerance of a prediction (for numbers, as a relative error), and what its wrong answers usually mean.</summary>
internal sealed record PredictionDefinition(string Id, double RightWithin = 1e-9, double CloseWithin = 0.1)
{
    private static readonly char[] Separators = [' ', ',', ';', '\t', '\n'];

    /// <summary>The usual wrong answers; the first match explains a student's answer.</summary>
    internal IReadOnlyList<(object Answer, string Meaning)> Meanings { get; init; } = [];

    /// <summary>The explanation for a wrong answer that is not in <see cref="Meanings"/>.</summary>
    internal string? Otherwise { get; init; }

    internal AnswerState Judge(object? answer, object actual) => answer switch
    {
        null => AnswerState.NotAttempted,
        _ when TryNumber(answer, out var predicted) && TryNumber(actual, out var observed) => JudgeNumber(predicted, observed),
        _ => JudgeWords(actual is bool ? [.. Words(answer).Select(Truth)] : Words(answer), Words(actual)),
    };

    internal string? MeaningOf(object? answer) =>
        Meanings.FirstOrDefault(meaning => Judge(answer, meaning.Answer) == AnswerState.Right).Meaning ?? Otherwise;

    private AnswerState JudgeNumber(double predicted, double observed)
    {
        var distance = Math.Abs(predicted - observed);
        return distance <= RightWithin * Math.Abs(observed) ? AnswerState.Right
            : distance <= CloseWithin * Math.Abs(observed) ? AnswerState.Close
            : AnswerState.Wrong;
    }

    /// <summary>The right words in the wrong order are close.</summary>
    private static AnswerState JudgeWords(string[] predicted, string[] observed) =>
        predicted.SequenceEqual(observed) ? AnswerState.Right
        : observed.Length > 1 && predicted.Order().SequenceEqual(observed.Order()) ? AnswerState.Close
        : AnswerState.Wrong;

    private static string[] Words(object value) =>
        DisplayText.Of(value).ToUpperInvariant().Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    private static string Truth(string word) => word switch
    {
        "YES" => "TRUE",
        "NO" => "FALSE",
        _ => word,
    };

    /// <summary>A number, or a text such as <c>99 %</c>, <c>4,990</c>.</summary>
    private static bool TryNumber(object value, out double number)
    {
        number = 0;
        return value is not bool
            && double.TryParse(
                value is string text ? text.TrimEnd('%', ' ') : (value as IConvertible)?.ToString(CultureInfo.InvariantCulture),
                NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out number);
    }
}

/// <summary>The predictions with tolerances or explanations of their own. Other ids work, too.</summary>
internal static class PredictionCatalog
{
    private static readonly FrozenDictionary<string, PredictionDefinition> ById =
        new[] { LruCachingPredictions.All, TtlCachingPredictions.All, BoundedAlertsPredictions.All }
            .SelectMany(predictions => predictions).ToFrozenDictionary(prediction => prediction.Id);

    internal static PredictionDefinition Find(string id) => ById.GetValueOrDefault(id) ?? new PredictionDefinition(id);
}
