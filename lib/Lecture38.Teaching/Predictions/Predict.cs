namespace Lecture38;

/// <summary>
/// Predictions: you commit an answer, then look. <see cref="That"/> takes the answer down, <see cref="Reveal"/> compares it with
/// what happened, <see cref="Ledger"/> shows all of them side by side. Thread-safe; one book for the whole process.
/// </summary>
public static class Predict
{
    private static readonly PredictionBook Book = new();

    /// <summary>
    /// Commits an answer. Until the reveal you may change your mind by running the cell again; after it the answer stands.
    /// </summary>
    /// <param name="id">The prediction's name, the same as in <see cref="Reveal"/>.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="answer">A number, a text or a truth value; null while you have none.</param>
    /// <returns>A note that shows what is committed.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> or <paramref name="question"/> is empty.</exception>
    public static PredictionNote That(string id, string question, object? answer)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(question);
        return Book.Commit(id, question, answer);
    }

    /// <summary>Compares the committed answer with what was observed.</summary>
    /// <param name="id">The prediction's name, the same as in <see cref="That"/>.</param>
    /// <param name="actual">What was observed.</param>
    /// <returns>The verdict: not attempted, wrong (and what that answer usually means), close, or right.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="actual"/> is null.</exception>
    public static PredictionNote Reveal(string id, object actual)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(actual);
        return Book.Reveal(id, actual);
    }

    /// <summary>Every prediction so far, in the order of the questions: predicted beside observed.</summary>
    public static Table Ledger() => Book.Ledger();
}
