using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using static System.FormattableString;

namespace Lecture38.Benchmarks;

/// <summary>
/// Measures the embedded kernel beside the real .NET Interactive. The two take turns, so that whatever else the machine does falls on both.
/// </summary>
internal static class HostComparison
{
    private const int Rounds = 5;
    private const int WholeRuns = 3;
    private const int WarmUp = 10;
    private const int Repetitions = 40;

    private const string FirstResult = "First result, from process start (ms)";
    private const string WarmCell = "Warm cell (ms)";
    private const string WarmCompletion = "Warm completion (ms)";
    private const string SessionMegabytes = "Peak memory of the session (MB)";
    private const string NotebookMegabytes = "Peak memory of notebook 38.3 (MB)";
    private const string CourseSeconds = "Whole course, headless (s)";

    /// <summary>The measures, each with the largest share of the real tool's value, and the largest value, that it may have.</summary>
    private static readonly (string Name, double Share, double? Limit)[] All =
    [
        (FirstResult, 0.25, null),
        (WarmCell, 0.4, null),
        (WarmCompletion, 1, 100),
        (SessionMegabytes, 0.5, null),
        (NotebookMegabytes, 0.5, null),
        (CourseSeconds, 0.5, null),
    ];

    private static readonly string Notebooks = Path.Combine(Repository.Root, "notebooks");

    /// <summary>Measures, prints, and writes the file. Exit code 0 if every target is met.</summary>
    public static int Run(FileInfo file, string command)
    {
        Host[] hosts = [Host.Embedded, Host.DotNetInteractive()];
        var samples = new Dictionary<(string Measure, string Host), List<double>>();
        void Add(string measure, Host host, double value)
        {
            if (!samples.TryGetValue((measure, host.Name), out var values))
            {
                samples[(measure, host.Name)] = values = [];
            }
            values.Add(value);
        }
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var host in hosts)
            {
                Console.WriteLine($"session {round + 1} of {Rounds}: {host.Name}");
                MeasureSession(host, (measure, value) => Add(measure, host, value));
            }
        }
        for (var round = 0; round < WholeRuns; round++)
        {
            foreach (var host in hosts)
            {
                Console.WriteLine($"whole course {round + 1} of {WholeRuns}: {host.Name}");
                Add(CourseSeconds, host, MeasureCourse(host));
                Add(NotebookMegabytes, host, MeasureNotebook(host));
            }
        }

        HostMeasure[] measures = [.. All.Select(target => new HostMeasure(
            target.Name, target.Share, target.Limit, samples[(target.Name, hosts[0].Name)], samples[(target.Name, hosts[1].Name)]))];
        var table = Table.Of(
            ["Measure", "Embedded kernel", ".NET Interactive", "Share", "Target", "Verdict"], measures.Select(measure => measure.Row));
        Console.WriteLine($"\n{table}");
        File.WriteAllText(file.FullName, $"""
            # The embedded kernel beside the real .NET Interactive

            Made on {DateTimeOffset.UtcNow:yyyy-MM-dd} by `{command}`. Do not edit; run it again.

            {Environment.ProcessorCount} processors, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}.
            The medians of {Rounds} processes of each host ({WholeRuns} for the last two lines), with the lowest and highest sample. The hosts take turns.

            {table}
            - A session starts a process, runs `1 + 1`, and then {WarmUp + Repetitions} cells of two lines with a query. The last {Repetitions} of them count as warm.
            - A completion lists the members of a variable that an earlier cell declared. It is warm after {WarmUp}.
            - The whole course is `run` of all notebooks with all checks, by a runner that is built already.
            - Memory is the most that the kernel's process had resident.

            """);
        Console.WriteLine($"Results written to {file.FullName}");
        return measures.All(measure => measure.IsMet) ? 0 : 1;
    }

    private static void MeasureSession(Host host, Action<string, double> add)
    {
        using var process = new HostProcess(host, Notebooks);
        process.Run("1 + 1");
        add(FirstResult, process.SinceStart.TotalMilliseconds);
        add(WarmCell, WarmMedian(number => process.Run(
            $"var x{number} = Enumerable.Range(0, {number + 3}).Where(n => n % 2 == 0).Select(n => new {{ n, Square = n * n }}).ToList();\nx{number}.Count")));
        add(SessionMegabytes, process.PeakBytes / 1e6);
        add(WarmCompletion, WarmMedian(number => process.Complete($"x{number}.")));
    }

    private static double WarmMedian(Func<int, TimeSpan> measure) =>
        HostMeasure.Median([.. Enumerable.Range(0, WarmUp + Repetitions).Select(number => measure(number).TotalMilliseconds).ToArray().Skip(WarmUp)]);

    private static double MeasureCourse(Host host)
    {
        var started = Stopwatch.GetTimestamp();
        using var run = Process.Start(new ProcessStartInfo(
            "dotnet",
            ["run", "--no-build", "--project", Path.Combine(Repository.Root, "lib", "Lecture38.Runner"), "--", "run", "--kernel", host.Name])
        { RedirectStandardOutput = true })!;
        var output = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        return run.ExitCode == 0
            ? Stopwatch.GetElapsedTime(started).TotalSeconds
            : throw new InvalidOperationException($"The notebooks did not pass on {host.Name}:\n{output}");
    }

    private static double MeasureNotebook(Host host)
    {
        using var notebook = JsonDocument.Parse(File.ReadAllText(Path.Combine(Notebooks, "38.3-bounded-alerts.ipynb")));
        using var process = new HostProcess(host, Notebooks);
        foreach (var cell in notebook.RootElement.GetProperty("cells").EnumerateArray().Where(cell => cell.GetProperty("cell_type").GetString() == "code"))
        {
            process.Run(string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString())), mayFail: true);
        }
        return process.PeakBytes / 1e6;
    }
}

/// <summary>The samples of one measure on both hosts.</summary>
internal sealed record HostMeasure(string Name, double Share, double? Limit, IReadOnlyList<double> Embedded, IReadOnlyList<double> Real)
{
    private double MeasuredShare => Median(Embedded) / Median(Real);

    public bool IsMet => MeasuredShare <= Share && (Limit is null || Median(Embedded) <= Limit);

    public IReadOnlyList<string> Row =>
    [
        Name,
        Text(Embedded),
        Text(Real),
        Invariant($"{MeasuredShare:0.00}"),
        Invariant($"≤ {Share:0.00}") + (Limit is { } limit ? Invariant($", ≤ {limit:0}") : ""),
        IsMet ? "met" : "MISSED",
    ];

    public static double Median(IReadOnlyList<double> samples) => samples.Order().ElementAt(samples.Count / 2);

    private static string Text(IReadOnlyList<double> samples) =>
        $"{Number(Median(samples))} ({Number(samples.Min())} to {Number(samples.Max())})";

    private static string Number(double value) => value.ToString(value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
