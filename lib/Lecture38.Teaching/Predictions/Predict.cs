namespace Lecture38;

/// <summary>
/// Predictions: commit an answer, then observe. <see cref="That"/> records the answer, <see cref="Reveal"/> compares it with the
/// observation, <see cref="Ledger"/> lists all predictions. Thread-safe; the predictions belong to the process.
/// </summary>
public static class Predict
{
    private static readonly PredictionBook Book = new();

    /// <summary>
    /// Commits an answer. It can be changed until it is revealed, by running the cell again.
    /// </summary>
    /// <param name="id">The prediction's name, the same as in <see cref="Reveal"/>.</param>
    /// <param name="question">The question.</param>
    /// <param name="answer">A number, a text or a Boolean; null for no answer yet.</param>
    /// <returns>A note with the committed answer.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> or <paramref name="question"/> is empty.</exception>
    public static PredictionNote That(string id, string question, object? answer)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(question);
        return Book.Commit(id, question, answer);
    }

    /// <summary>Compares the committed answer with the observation.</summary>
    /// <param name="id">The prediction's name, the same as in <see cref="That"/>.</param>
    /// <param name="actual">The observation.</param>
    /// <returns>The verdict: not attempted, wrong (with what the answer usually means), close, or right.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="actual"/> is null.</exception>
    public static PredictionNote Reveal(string id, object actual)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(actual);
        return Book.Reveal(id, actual);
    }

    /// <summary>All predictions so far, in the order of the questions, with the answer and the observation.</summary>
    public static Table Ledger() => Book.Ledger();
}
