namespace Lecture38.Runner;

/// <summary>A file or folder that a person named cannot be used. The message is one line.</summary>
/// <param name="path">The file or folder, as it was given.</param>
/// <param name="reason">What is wrong with it and, where that helps, what to do.</param>
internal sealed class InvalidInputException(string path, string reason) : Exception($"{path}: {reason}".ReplaceLineEndings(" "))
{
    public string Path { get; } = path;

    public string Reason { get; } = reason.ReplaceLineEndings(" ");
}
