namespace Lecture38.Runner.Tests;

/// <summary>
/// The runner's command line in this process, as if it had been started in a folder. A process has one current directory, and tests
/// run in parallel: so paths are made absolute before the run, and shortened again in what it writes.
/// </summary>
internal static class CommandLine
{
    /// <summary>What is followed by a value that is no path.</summary>
    private static readonly HashSet<string> OptionsWithoutPath =
        ["--kernel", "--cell-timeout", "--startup-timeout", "--submission-timeout", "--memory-limit", "--output-limit", "--jobs", "-j", "--seed", "--sandbox", "--source"];

    private static readonly HashSet<string> Verbs = ["run", "check", "hint", "reset", "release", "grade", "publish", "format", "kernelspec", "repair-vscode"];

    /// <summary>Runs a verb to its end. A folder with a course in it is the root of that course.</summary>
    public static async Task<RunnerEnd> RunAsync(TemporaryFolder folder, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var root = File.Exists(folder["Lecture38.sln"]) ? folder.Path : CourseRoot.Find();
        var host = new RunnerHost(TextWriter.Synchronized(output), TextWriter.Synchronized(error), root);
        var exitCode = await RunnerCommandLine.InvokeAsync([.. arguments.Select((argument, index) => IsPath(arguments, index) ? folder[argument] : argument)], host);
        return new RunnerEnd(exitCode, Shorten(output), Shorten(error));

        string Shorten(StringWriter text) => text.ToString().Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }

    /// <summary>Runs notebooks on the scripted kernel, into the folder <c>out</c>.</summary>
    public static Task<RunnerEnd> RunScriptedAsync(TemporaryFolder folder, params string[] arguments) =>
        RunAsync(folder, ["run", .. arguments, "--kernel", RunnerProcess.ScriptedKernel(), "--output", "out", "--junit", "out/junit.xml"]);

    /// <summary>Runs notebooks on the course's kernel, into the folder <c>out</c>.</summary>
    public static Task<RunnerEnd> RunEmbeddedAsync(TemporaryFolder folder, params string[] arguments) =>
        RunAsync(folder, ["run", .. arguments, "--output", "out", "--junit", "out/junit.xml"]);

    private static bool IsPath(string[] arguments, int index)
    {
        var (argument, before) = (arguments[index], index == 0 ? "" : arguments[index - 1]);
        var isName = before is "hint" or "reset" or "kernelspec";
        return argument.Length > 0 && argument[0] != '-' && !(index == 0 && Verbs.Contains(argument)) && !isName && !OptionsWithoutPath.Contains(before);
    }
}
