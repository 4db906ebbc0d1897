namespace Lecture38.Scripting;

/// <summary>The front door that an engine runs behind: it runs the cells' code in its own way and is told what they show.</summary>
/// <remarks>Displays and updates may come from any thread, also after their cell has ended.</remarks>
public interface ICellHost
{
    /// <summary>Runs a cell's code, on another thread for example.</summary>
    /// <param name="cellCode">The code, and the formatting of its value.</param>
    /// <param name="cancellationToken">Cancelled when the cell should stop.</param>
    /// <exception cref="OperationCanceledException">The host abandoned the code.</exception>
    Task RunAsync(Func<Task> cellCode, CancellationToken cancellationToken);

    /// <summary>Code is about to be compiled.</summary>
    /// <param name="code">The code.</param>
    /// <param name="isComplete">False if it ends too early, inside brackets for example.</param>
    void OnCodeReceived(string code, bool isComplete);

    /// <summary>The code has been compiled, and run unless it has errors.</summary>
    /// <param name="diagnostics">Its errors and warnings; may be empty.</param>
    void OnDiagnosed(IReadOnlyList<CellDiagnostic> diagnostics);

    /// <summary>The cell displays a value.</summary>
    /// <param name="value">Its representations.</param>
    /// <param name="valueId">Identifies it for updates; null if it never changes.</param>
    void OnDisplayed(IReadOnlyList<Representation> value, string? valueId);

    /// <summary>A displayed value changes.</summary>
    /// <param name="value">Its new representations.</param>
    /// <param name="valueId">Its id.</param>
    void OnUpdated(IReadOnlyList<Representation> value, string valueId);

    /// <summary>The code has ended with a value.</summary>
    /// <param name="value">Its representations.</param>
    void OnReturned(IReadOnlyList<Representation> value);
}

/// <summary>A value as a reader sees it, in one MIME type.</summary>
/// <param name="MimeType">The MIME type.</param>
/// <param name="Text">The value as text of that type.</param>
public sealed record Representation(string MimeType, string Text);

/// <summary>A cell failed.</summary>
/// <param name="message">What its reader sees: the compiler's errors, or the exception's text.</param>
public sealed class CellFailedException(string message) : Exception(message);
