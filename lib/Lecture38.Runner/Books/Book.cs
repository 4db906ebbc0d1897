namespace Lecture38.Runner;

/// <summary>The published course: what its index and every page of it say.</summary>
/// <param name="Title">The course's title.</param>
/// <param name="Introduction">What the course is about, as plain text.</param>
/// <param name="Lessons">A page each, in the order of reading.</param>
/// <param name="Source">The address where readers get the course itself, or null.</param>
/// <param name="IsForInstructors">Whether it shows solutions, and is not for students.</param>
public sealed record Book(string Title, string Introduction, IReadOnlyList<Lesson> Lessons, string? Source, bool IsForInstructors)
{
    /// <summary>The file of the index.</summary>
    public const string IndexFile = "index.html";

    /// <summary>The folder of what all pages share, below the book's.</summary>
    public const string AssetsFolder = "assets";
}
