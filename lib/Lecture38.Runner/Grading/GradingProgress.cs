using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Lecture38.Runner;

/// <summary>Shows the progress of grading: a bar on a terminal, a line a submission in a pipe.</summary>
internal static class GradingProgress
{
    /// <summary>Runs the grading, which reports every submission that has ended, from several threads.</summary>
    public static Task<GradingResult> ShowAsync(IAnsiConsole console, int total, Func<Action<GradedSubmission>, Task<GradingResult>> run)
    {
        var pace = new Pace(total);
        if (!console.IsLive())
        {
            var gate = new Lock();
            return run(ended =>
            {
                lock (gate)
                {
                    console.Profile.Out.Writer.WriteLine(RunConsole.PrintableLine($"{ended.Planned.File.Name}  {Verdict(ended)}  [{pace.Count(ended)}]"));
                }
            });
        }

        return console.Progress().Columns(RunProgress.Columns(console.Profile.Width)).StartAsync(context =>
        {
            var bar = context.AddTask($"0 of {total}", maxValue: Math.Max(1, total));
            return run(ended =>
            {
                bar.Description = pace.Count(ended);
                bar.Increment(1);
            });
        });
    }

    private static string Verdict(GradedSubmission submission)
    {
        var points = string.Create(
            CultureInfo.InvariantCulture, $"{submission.Grades.Sum(grade => grade.Points):0.##} of {submission.Grades.Sum(grade => grade.MaxPoints):0.##} points");
        return submission switch
        {
            { Failure: { } failure } => $"could not be graded: {failure}",
            { IsReused: true } => $"{points} (graded before)",
            _ => points,
        };
    }

    /// <summary>Counts submissions, and estimates the time left. Thread-safe.</summary>
    private sealed class Pace(int total)
    {
        private readonly Lock _gate = new();
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private int _done;
        private int _reused;

        /// <summary>Counts a submission; one that an earlier run graded does not count for the pace.</summary>
        /// <returns>One line: <c>12 of 300, 31 a minute, 9 min left</c>.</returns>
        public string Count(GradedSubmission submission)
        {
            lock (_gate)
            {
                _done++;
                _reused += submission.IsReused ? 1 : 0;
                var (graded, elapsed) = (_done - _reused, _watch.Elapsed);
                return graded == 0
                    ? $"{_done} of {total}"
                    : string.Create(CultureInfo.InvariantCulture, $"{_done} of {total}, {graded / elapsed.TotalMinutes:0} a minute, {Rounded(elapsed / graded * (total - _done))} left");
            }
        }

        private static string Rounded(TimeSpan time) => time switch
        {
            { TotalSeconds: < 100 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
            { TotalMinutes: < 100 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#} h"),
        };
    }
}
