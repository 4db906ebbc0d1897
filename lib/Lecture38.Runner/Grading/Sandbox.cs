namespace Lecture38.Runner;

/// <summary>When submissions run in bubblewrap.</summary>
internal enum SandboxMode
{
    /// <summary>If it works.</summary>
    Auto,

    /// <summary>Always: without it, nothing is graded.</summary>
    Required,

    /// <summary>Never.</summary>
    None,
}

/// <summary>Where the kernels of one submission run: with the course's files, a home and a temporary folder of their own.</summary>
internal interface ISubmissionPlace : IDisposable
{
    KernelCommandLine Kernel { get; }

    /// <summary>Removes this place's paths from a text, so that the same submission always gets the same message.</summary>
    string WithoutPaths(string text) => text;

    void IDisposable.Dispose()
    {
    }
}

/// <summary>Where submissions run: in bubblewrap or, without it, in a copy of the course.</summary>
/// <param name="IsUsed">True if they run in bubblewrap.</param>
/// <param name="Note">One line for the person who grades.</param>
/// <param name="Open">Makes a place for one submission.</param>
internal sealed record Sandbox(bool IsUsed, string Note, Func<ISubmissionPlace> Open)
{
    /// <summary>Chooses by starting a real kernel in bubblewrap.</summary>
    /// <exception cref="InvalidInputException">A sandbox is required but does not work.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static async Task<Sandbox> ChooseAsync(SandboxMode mode, CourseFiles course, int seed, KernelLimits limits, RunStop stop)
    {
        if (mode == SandboxMode.None)
        {
            return Without(course, seed, "by --sandbox none");
        }

        var (sandboxed, problem) = await TryAsync(course, seed, limits, stop);
        return sandboxed switch
        {
            not null => new Sandbox(true, "Submissions run in a sandbox: they have no network, and see nothing of this machine but the course.", () => sandboxed),
            null when mode == SandboxMode.Required => throw new InvalidInputException("--sandbox required", $"nothing was graded: {problem}"),
            _ => Without(course, seed, problem),
        };
    }

    private static Sandbox Without(CourseFiles course, int seed, string reason) => new(
        false, $"Submissions run WITHOUT a sandbox, with all your rights on this machine ({reason}).", () => new CopiedCourse(course, seed));

    private static async Task<(SandboxedCourse? Course, string Problem)> TryAsync(CourseFiles course, int seed, KernelLimits limits, RunStop stop)
    {
        if (!OperatingSystem.IsLinux())
        {
            return (null, "bubblewrap needs Linux");
        }

        if (KernelCommandLine.FindProgram("bwrap") is not { } program)
        {
            return (null, "bubblewrap is not installed; install it with: apt-get install bubblewrap");
        }

        var problem = "";
        foreach (var isOldProgram in new[] { false, true })
        {
            var sandboxed = new SandboxedCourse(program, course, seed, isOldProgram);
            try
            {
                await using var session = await KernelSession.StartAsync(sandboxed.Kernel, course.Notebooks, limits, stop);
                await session.QuitAsync();
                return (sandboxed, "");
            }
            catch (Exception error) when (error is KernelNotReadyException or KernelNotFoundException)
            {
                problem = $"bubblewrap does not work here: {error.Message}";
            }
        }

        return (null, problem);
    }
}
