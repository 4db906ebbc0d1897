namespace Lecture38.Runner;

/// <summary>The settings of a run.</summary>
/// <param name="Jobs">Notebooks that run at a time.</param>
/// <param name="FailFast">
/// True to end the run at the first cell that does not pass. Cells are then judged as they end, and again after the notebook.
/// </param>
/// <param name="WithSolutions">True to fill in the solution of every exercise first.</param>
/// <param name="ExecutedFolder">The folder of notebooks that another program has executed: they are judged, and nothing runs. Null to run.</param>
internal sealed record RunSettings(
    KernelCommandLine Kernel,
    KernelLimits Limits,
    int Jobs,
    string OutputFolder,
    bool FailFast,
    ExpectationMode Expectations,
    bool WithSolutions = false,
    string? ExecutedFolder = null);

/// <summary>What a run does with expectations.</summary>
internal enum ExpectationMode
{
    /// <summary>Checks what the cells show against them.</summary>
    Check,

    /// <summary>Leaves them alone.</summary>
    Ignore,

    /// <summary>Rewrites them from what the cells show.</summary>
    Update,
}
