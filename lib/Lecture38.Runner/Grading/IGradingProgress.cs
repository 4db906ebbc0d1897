namespace Lecture38.Runner;

/// <summary>Told about grading while it goes on, from several threads.</summary>
internal interface IGradingProgress
{
    /// <summary>A submission has ended.</summary>
    void Ended(GradedSubmission submission);
}
