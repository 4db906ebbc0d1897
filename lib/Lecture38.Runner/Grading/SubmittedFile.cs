namespace Lecture38.Runner;

/// <summary>A notebook that somebody handed in.</summary>
/// <param name="Student">Whose it is: the name of a folder or a file.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Name">Its path below the folder of submissions, or what stands for it there.</param>
/// <param name="Problem">Why it cannot be read, as one line; null where it may be.</param>
internal sealed record SubmittedFile(string Student, string Path, string Name, string? Problem = null)
{
    /// <summary>The file's name without <c>.ipynb</c>, and without the student's where that is part of it.</summary>
    public string NotebookName
    {
        get
        {
            var name = System.IO.Path.GetFileNameWithoutExtension(Name);
            return name.StartsWith(Student + SubmissionFolder.NameSeparator, StringComparison.Ordinal)
                ? name[(Student.Length + SubmissionFolder.NameSeparator.Length)..]
                : name;
        }
    }
}
