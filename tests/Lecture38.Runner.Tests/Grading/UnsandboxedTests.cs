namespace Lecture38.Runner.Tests;

/// <summary>What is a submission's own also without a sandbox, and what is told of it.</summary>
public sealed class UnsandboxedTests : IDisposable
{
    private const string OwnVariables =
        "DOTNET_CLI_TELEMETRY_OPTOUT DOTNET_CLI_UI_LANGUAGE DOTNET_EnableDiagnostics DOTNET_GCHeapHardLimit DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT DOTNET_NOLOGO DOTNET_ROOT HOME LANG LC_ALL LECTURE38_CHECK_SEED PATH TMPDIR";

    private readonly GradedCourse _course = new();

    public void Dispose() => _course.Dispose();

    [Theory]
    [InlineData("none")]
    [InlineData("required")]
    public async Task Environment_home_and_temporary_folder_are_its_own_and_the_solutions_are_not_there(string sandbox)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other variables.");
        if (sandbox == "required")
        {
            await Bubblewrap.RequireAsync();
        }

        _course.Submit("spy", GradedCourse.Cells().Answer("one", Spy.That(
            ("variables", "string.Join(' ', Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name != \"PWD\").Order(StringComparer.Ordinal))"),
            ("seed", "Environment.GetEnvironmentVariable(\"LECTURE38_CHECK_SEED\")"),
            ("home", "Directory.GetFileSystemEntries(Environment.GetEnvironmentVariable(\"HOME\")).Length"),
            ("temporary", "Directory.GetFiles(Path.GetTempPath()).Length"),
            ("course", "string.Join(' ', Directory.GetFileSystemEntries(\"..\").Select(Path.GetFileName).Order())"),
            ("notebooks", "string.Join(' ', Directory.GetFileSystemEntries(\".\").Select(Path.GetFileName).Order())"))));
        var end = await _course.GradeAsync("--sandbox", sandbox, "--seed", "77");
        Assert.True(end.ExitCode == 0, end.ToString());
        Assert.Equal(
            $"Your cell failed: System.Exception: [variables: DONE {OwnVariables}][seed: DONE 77][home: DONE 0][temporary: DONE 0][course: DONE data lib notebooks][notebooks: DONE sample.ipynb]",
            (string)_course.Grade("spy", "one")["message"]!);
    }

    [Fact]
    public async Task The_copy_is_removed_also_where_it_cannot_be_written_and_a_process_lives_in_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs Unix permissions.");
        const string Leave = """
            System.IO.Directory.CreateDirectory("locked");
            System.IO.File.WriteAllText("locked/file", "");
            System.IO.File.SetUnixFileMode("locked/file", System.IO.UnixFileMode.None);
            System.IO.File.SetUnixFileMode("locked", System.IO.UnixFileMode.None);
            System.IO.Directory.CreateSymbolicLink("link", "/");
            var sleeper = System.Diagnostics.Process.Start("sleep", new[] { "86399" });
            throw new Exception(Environment.GetEnvironmentVariable("HOME") + "|" + sleeper.Id);
            """;
        using var temporary = new TemporaryFolder();
        _course.Submit("leaver", GradedCourse.Honest().Answer("one", Leave));
        var end = await _course.GradeWithAsync($"TMPDIR={temporary.Path}", "--sandbox", "none");
        Assert.True(end.ExitCode == 0, end.ToString());
        var message = (string)_course.Grade("leaver", "one")["message"]!;
        Assert.StartsWith("Your cell failed: System.Exception: /home|", message, StringComparison.Ordinal);
        Assert.Empty(Processes.With("86399"));
        Assert.Empty(Directory.GetFileSystemEntries(temporary.Path, "lecture38-grade-*"));
        Assert.Equal("- 2 3 -", _course.Points("leaver"));
    }

    [Fact]
    public async Task The_copy_is_removed_also_after_two_interrupts()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs signals.");
        using var temporary = new TemporaryFolder();
        _course.Submit("a", GradedCourse.Honest());
        _course.Submit("b", GradedCourse.Honest().Answer("one", "System.Threading.Thread.Sleep(-1);"));
        using var runner = _course.StartWith($"TMPDIR={temporary.Path}", "--sandbox", "none", "--jobs", "1", "--cell-timeout", "300");
        await runner.WaitForOutputAsync("a/sample.ipynb");
        await runner.SignalAsync("INT");
        await runner.SignalAsync("INT");

        var end = await runner.WaitAsync();
        Assert.True(end.ExitCode == 130, end.ToString());
        Assert.Empty(Directory.GetFileSystemEntries(temporary.Path, "lecture38-grade-*"));
    }

    [Fact]
    public async Task A_missing_sandbox_is_told_and_where_it_is_required_nothing_is_graded()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs a search path of one folder.");
        _course.Submit("honest", GradedCourse.Honest());
        var noPrograms = $"PATH={_course.Folder.Path}";
        var refused = await _course.GradeWithAsync(noPrograms, "--sandbox", "required");
        Assert.Equal(2, refused.ExitCode);
        Assert.Equal("--sandbox required: nothing was graded: bubblewrap is not installed; install it with: apt-get install bubblewrap\n", refused.Errors);
        var end = await _course.GradeWithAsync(noPrograms);
        Assert.Equal(0, end.ExitCode);
        Assert.StartsWith(
            "Submissions run WITHOUT a sandbox, with all your rights on this machine (bubblewrap is not installed; install it with: apt-get install bubblewrap).\n",
            end.Output, StringComparison.Ordinal);
        Assert.Equal("1 2 3 -", _course.Points("honest"));
    }
}
