namespace Lecture38.Kernel;

/// <summary>Packages could not be had; the message says why.</summary>
internal sealed class PackageException(string message) : Exception(message);
