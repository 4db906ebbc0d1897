namespace Lecture38.Runner;

/// <summary>Where a submission's kernels run: on a throw-away copy of the course, with a home and a temporary folder of their own.</summary>
internal interface ISubmissionPlace : IDisposable
{
    /// <summary>The command that starts a kernel there.</summary>
    KernelCommandLine Kernel { get; }

    /// <summary>A text without the names of this one place, so that the same submission gets the same message every time.</summary>
    string WithoutPlace(string text);
}
