using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Lecture38.Runner.Tests;

/// <summary>Submissions that try to get out, in bubblewrap.</summary>
public sealed partial class SandboxTests : IDisposable
{
    private readonly GradedCourse _course = new();

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task A_submission_reaches_nothing_outside_and_its_honest_exercises_count()
    {
        await Bubblewrap.RequireAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _course.Submit("victim", GradedCourse.Honest());
        _course.Submit("spy", GradedCourse.Honest().Answer("two", Spy.That(
        [
            ("processes", "string.Join(' ', Directory.GetDirectories(\"/proc\").Select(Path.GetFileName).Where(name => char.IsDigit(name[0])).Order())"),
            ("own folders", "string.Join(' ', new[] { \".\", Environment.GetEnvironmentVariable(\"HOME\"), Path.GetTempPath() }.Select(WriteInto))"),
            .. Attempts(((IPEndPoint)listener.LocalEndpoint).Port),
        ])));

        var end = await _course.GradeAsync("--sandbox", "required");

        Assert.True(end.ExitCode == 0, end.ToString());
        var report = (string)_course.Grade("spy", "two")["message"]!;
        Assert.Equal(["processes: DONE 1 2", "own folders: DONE . /home/student /tmp/"], Done().Matches(report).Select(match => match.Groups[1].Value));
        Assert.Equal(Attempts(0).Length, Failed().Count(report));
        Assert.False(listener.Pending());
        Assert.Equal("1 - 3 -", _course.Points("spy"));
        Assert.Equal("1 2 3 -", _course.Points("victim"));
    }

    [Fact]
    public async Task A_process_that_a_submission_leaves_ends_with_its_kernel()
    {
        await Bubblewrap.RequireAsync();
        var stamp = $"/left-behind-{Guid.NewGuid():N}";
        _course.Submit("leaver", GradedCourse.Honest().Answer("one", Spy.SecondKernel(stamp) + "int? one = isReady ? 1 : 0;"));
        var end = await _course.GradeAsync("--sandbox", "required");
        Assert.True(end.ExitCode == 0, end.ToString());
        Assert.Equal("1 2 3 -", _course.Points("leaver"));
        Assert.Empty(Processes.With(stamp));
    }

    [Fact]
    public async Task Memory_of_all_processes_counts()
    {
        await Bubblewrap.RequireAsync();
        var hog = """
            second.StandardInput.WriteLine(System.Text.Json.JsonSerializer.Serialize(new { commandType = "SubmitCode", token = "1", command = new { targetKernelName = "csharp",
                code = "var kept = new List<byte[]>(); while (true) { kept.Add(new byte[1_000_000]); Array.Fill(kept[^1], (byte)1); }" } }));
            second.WaitForExit();
            """;
        _course.Submit("hoards", GradedCourse.Honest().Answer("two", Spy.SecondKernel("/none") + hog));
        var end = await _course.GradeAsync("--sandbox", "required", "--memory-limit", "600MiB");
        Assert.True(end.ExitCode == 0, end.ToString());
        Assert.Contains("used more than 600 MiB of memory", (string)_course.Grade("hoards", "two")["message"]!, StringComparison.Ordinal);
        Assert.Equal("1 - 3 -", _course.Points("hoards"));
    }

    /// <summary>A sandbox dies with the thread that started it; here the runner's threads without work end after a tenth of a second.</summary>
    [Fact]
    public async Task A_cell_may_run_longer_than_the_threads_of_the_runner_live()
    {
        await Bubblewrap.RequireAsync();
        _course.Submit("slow", GradedCourse.Honest().Answer("two", "int? two() => 2; System.Threading.Thread.Sleep(1_500);"));
        var end = await _course.GradeWithAsync("DOTNET_ThreadPool_ThreadTimeoutMs=64", "--sandbox", "required");
        Assert.True(end.ExitCode == 0, end.ToString());
        Assert.Equal("1 2 3 -", _course.Points("slow"));
    }

    /// <summary>What must not succeed.</summary>
    private (string Name, string Expression)[] Attempts(int port)
    {
        var solution = Path.Combine(CourseRoot.Find(), "notebooks", "solutions", "38.1-lru-cache", "choose-size.cs");
        Assert.True(File.Exists(solution), solution);
        return
        [
            ("solution", $"File.ReadAllText({Spy.Literal(solution)})"),
            ("solution nearby", "Directory.GetFileSystemEntries(\"/course\", \"solutions\", SearchOption.AllDirectories).Single()"),
            ("other submission", $"File.ReadAllText({Spy.Literal(_course.Folder["submitted/victim/sample.ipynb"])})"),
            ("home", $"Directory.GetFileSystemEntries({Spy.Literal(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile))}).Length"),
            ("users", "File.ReadAllText(\"/etc/passwd\")"),
            ("grades", $"File.Open({Spy.Literal(_course.Folder["grades/journal.jsonl"])}, FileMode.Append)"),
            ("library", "File.Open(\"../lib/bin/Lecture38.dll\", FileMode.Open, FileAccess.Write)"),
            ("root", "File.Create(\"/file\")"),
            ("devices", "File.Create(\"/dev/shm/file\")"),
            ("settings of the machine", "File.Open(\"/proc/sys/kernel/core_pattern\", FileMode.Open, FileAccess.Write)"),
            ("socket", $"new TcpClient(\"127.0.0.1\", {port}).Connected"),
            ("program", "Process.Start(\"/usr/bin/env\").Id"),
            ("full disk", "Fill(\"much\", megabytes: 70)"),
        ];
    }

    [GeneratedRegex(@"\[([^\]]*: DONE [^\]]*)\]")]
    private static partial Regex Done();

    [GeneratedRegex(@": failed \w+\]")]
    private static partial Regex Failed();
}
