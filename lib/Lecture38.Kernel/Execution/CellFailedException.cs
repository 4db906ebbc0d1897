namespace Lecture38.Kernel;

/// <summary>A submission failed; the message is what its reader sees.</summary>
internal sealed class CellFailedException(string message) : Exception(message);
