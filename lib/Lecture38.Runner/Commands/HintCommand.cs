using System.CommandLine;
using Spectre.Console;

namespace Lecture38.Runner;

/// <summary>The command <c>hint</c>: each call gives the next hint.</summary>
internal sealed class HintCommand(RunnerHost host)
{
    private readonly Argument<string> _exercise = RunnerCommandLine.OneArgument("EXERCISE", "The exercise's name, as check shows it.", "an exercise");

    public Command Build()
    {
        var command = new Command("hint", "Give the next hint for an exercise.") { _exercise };
        command.SetAction(Give);
        return command;
    }

    private int Give(ParseResult parsed)
    {
        var exercise = parsed.GetValue(_exercise)!;
        var hints = Hints(exercise);
        var number = new HintFile(host.Root).Next(exercise, hints.Count);
        RunConsole.Create(host.Output).WriteLine(new ExerciseHint(number, hints.Count, hints[number - 1]).ToString());
        return 0;
    }

    private static IReadOnlyList<string> Hints(string exercise)
    {
        try
        {
            return Exercise.Hints(exercise);
        }
        catch (ArgumentException error)
        {
            throw new InvalidInputException(exercise, error.Message.Split(" (Parameter")[0]);
        }
    }
}
