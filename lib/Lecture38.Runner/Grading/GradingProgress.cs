using System.Globalization;
using Spectre.Console;

namespace Lecture38.Runner;

/// <summary>Shows grading while it goes on: a bar on a terminal, a line a submission in a pipe.</summary>
internal static class GradingProgress
{
    /// <summary>Runs something and shows its progress meanwhile.</summary>
    public static Task<GradingResult> ShowAsync(IAnsiConsole console, int total, Func<IGradingProgress, Task<GradingResult>> run) =>
        console.IsLive()
            ? console.Progress().Columns(RunProgress.Columns(console.Profile.Width)).StartAsync(context => run(new Live(context, total)))
            : run(new Plain(console, total));

    private sealed class Live(ProgressContext context, int total) : IGradingProgress
    {
        private readonly GradingPace _pace = new(total);
        private readonly ProgressTask _bar = context.AddTask($"0 of {total}", maxValue: Math.Max(1, total));

        public void Ended(GradedSubmission submission)
        {
            _bar.Description = _pace.Count(submission);
            _bar.Increment(1);
        }
    }

    private sealed class Plain(IAnsiConsole console, int total) : IGradingProgress
    {
        private readonly Lock _gate = new();
        private readonly GradingPace _pace = new(total);

        public void Ended(GradedSubmission submission)
        {
            var points = string.Create(
                CultureInfo.InvariantCulture, $"{submission.Grades.Sum(grade => grade.Points):0.##} of {submission.Grades.Sum(grade => grade.MaxPoints):0.##} points");
            var verdict = submission switch
            {
                { Failure: { } failure } => $"could not be graded: {failure}",
                { IsReused: true } => $"{points} (graded before)",
                _ => points,
            };
            lock (_gate)
            {
                console.Profile.Out.Writer.WriteLine(RunConsole.HarmlessLine($"{submission.Planned.File.Name}  {verdict}  [{_pace.Count(submission)}]"));
            }
        }
    }
}
