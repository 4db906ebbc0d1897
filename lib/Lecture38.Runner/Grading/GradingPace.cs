using System.Diagnostics;
using System.Globalization;

namespace Lecture38.Runner;

/// <summary>How far grading is, how fast it goes, and how long it will still take. Thread-safe.</summary>
/// <param name="total">Submissions to grade.</param>
internal sealed class GradingPace(int total)
{
    private readonly Lock _gate = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _done;
    private int _reused;

    /// <summary>Counts a submission that has ended.</summary>
    /// <returns>One line: <c>12 of 300, 31 a minute, 9 min left</c>. What an earlier run graded tells nothing about the pace.</returns>
    public string Count(GradedSubmission submission)
    {
        lock (_gate)
        {
            _done++;
            _reused += submission.IsReused ? 1 : 0;
            return Describe(_done, _done - _reused, _watch.Elapsed);
        }
    }

    private string Describe(int done, int graded, TimeSpan elapsed)
    {
        var far = string.Create(CultureInfo.InvariantCulture, $"{done} of {total}");
        if (graded == 0)
        {
            return far;
        }

        var left = elapsed / graded * (total - done);
        return string.Create(CultureInfo.InvariantCulture, $"{far}, {graded / elapsed.TotalMinutes:0} a minute, {Rounded(left)} left");
    }

    private static string Rounded(TimeSpan time) => time switch
    {
        { TotalSeconds: < 100 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
        { TotalMinutes: < 100 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#} h"),
    };
}
