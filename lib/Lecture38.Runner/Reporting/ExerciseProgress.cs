using Spectre.Console;

namespace Lecture38.Runner;

/// <summary>Shows the progress of a check: the running exercise on a terminal, a line for each exercise in a pipe.</summary>
internal static class ExerciseProgress
{
    /// <summary>Collects the results and shows each as it arrives.</summary>
    public static Task<List<ExerciseResult>> ShowAsync(IAnsiConsole console, StudentCopy copy, IAsyncEnumerable<ExerciseResult> results) =>
        console.IsLive()
            ? console.Status().StartAsync(Doing(copy, 0), context => CollectAsync(results, (_, count) => context.Status = Doing(copy, count)))
            : CollectAsync(results, (result, _) => console.Profile.Out.Writer.WriteLine($"{RunConsole.Printable(result.Exercise.Id)}  {result.Mark.InWords}"));

    private static async Task<List<ExerciseResult>> CollectAsync(IAsyncEnumerable<ExerciseResult> results, Action<ExerciseResult, int> show)
    {
        var collected = new List<ExerciseResult>();
        await foreach (var result in results)
        {
            collected.Add(result);
            show(result, collected.Count);
        }

        return collected;
    }

    private static string Doing(StudentCopy copy, int done) =>
        done < copy.Answers.Count ? $"checking {copy.Answers[done].Exercise.Id.EscapeMarkup()}" : "all checked";
}
