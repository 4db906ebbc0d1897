namespace Lecture38.Kernel;

/// <summary>A directive cannot be carried out.</summary>
/// <param name="line">Its line in the cell, from 0.</param>
/// <param name="length">Its length, for an editor to underline.</param>
/// <param name="code">What kind of error it is.</param>
/// <param name="message">What is wrong with it.</param>
internal sealed class DirectiveException(int line, int length, string code, string message) : Exception(message)
{
    /// <summary>The error with its place.</summary>
    public CellDiagnostic Diagnostic { get; } = CellDiagnostic.Error(line, length, code, message);
}
