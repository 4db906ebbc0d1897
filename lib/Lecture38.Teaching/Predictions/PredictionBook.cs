namespace Lecture38;

/// <summary>The predictions and observations of a process. Thread-safe.</summary>
internal sealed class PredictionBook
{
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, Entry> _entries = [];

    internal PredictionNote Commit(string id, string question, object? answer)
    {
        lock (_gate)
        {
            var entry = _entries.GetValueOrDefault(id);
            if (entry is { Actual: not null })
            {
                _entries[id] = entry with { Question = question };
                var standing = entry.Answer is null
                    ? "You had no answer at that time. Restart the kernel to predict again."
                    : $"Your answer stands: {DisplayText.Of(entry.Answer)}.";
                return new PredictionNote(AnswerState.NotAttempted, "Already revealed", standing);
            }

            _entries[id] = new Entry(question, answer, Actual: null);
            return answer is null
                ? new PredictionNote(AnswerState.NotAttempted, "Not attempted", $"{question} Replace null with your answer and run this cell again.")
                : new PredictionNote(AnswerState.NotAttempted, $"Committed: {DisplayText.Of(answer)}", question);
        }
    }

    internal PredictionNote Reveal(string id, object actual)
    {
        lock (_gate)
        {
            var entry = (_entries.GetValueOrDefault(id) ?? new Entry(id, Answer: null, Actual: null)) with { Actual = actual };
            _entries[id] = entry;
            var observed = $"Observed: {DisplayText.Of(actual)}.";
            var definition = PredictionCatalog.Find(id);
            var state = definition.Judge(entry.Answer, actual);
            return state == AnswerState.NotAttempted
                ? new PredictionNote(state, "Not attempted", observed)
                : new PredictionNote(
                    state,
                    $"Predicted {DisplayText.Of(entry.Answer)}: {state.InWords()}",
                    state != AnswerState.Right && definition.MeaningOf(entry.Answer) is { } meaning ? $"{observed} {meaning}" : observed);
        }
    }

    internal Table Ledger()
    {
        lock (_gate)
        {
            return new Table(
                [new TableColumn("Question"), new TableColumn("Predicted"), new TableColumn("Observed"), new TableColumn("Verdict", IsOneLine: true)],
                [.. _entries.Select(pair => Row(pair.Key, pair.Value))]);
        }
    }

    private static IReadOnlyList<string> Row(string id, Entry entry)
    {
        var state = entry.Actual is null ? AnswerState.NotAttempted : PredictionCatalog.Find(id).Judge(entry.Answer, entry.Actual);
        var verdict = entry is { Actual: null, Answer: not null } ? "not revealed" : $"{state.Sign()} {state.InWords()}";
        return [entry.Question, DisplayText.Of(entry.Answer), DisplayText.Of(entry.Actual), verdict];
    }

    private sealed record Entry(string Question, object? Answer, object? Actual);
}
