using System.CommandLine;

namespace Lecture38.Runner;

/// <summary>The command <c>reset</c>: puts an exercise's stub back in place of a student's answer, which is kept in a file.</summary>
internal sealed class ResetCommand(RunnerHost host)
{
    private readonly Argument<string> _exercise = RunnerCommandLine.OneArgument("EXERCISE", "The exercise's name, as check shows it.", "an exercise");
    private readonly Argument<string> _notebook = RunnerCommandLine.OneArgument("NOTEBOOK", "Your copy of a notebook of the course.", "your notebook");

    public Command Build()
    {
        var command = new Command("reset", "Put an exercise's stub back into your notebook; your answer is kept in a file beside it.") { _exercise, _notebook };
        command.SetAction(Reset);
        return command;
    }

    private int Reset(ParseResult parsed)
    {
        var path = parsed.GetValue(_notebook)!;
        var student = NotebookDocument.ReadStudentCopy(path);
        var course = new CourseNotebook(host.Root).Of(student);
        RequireCopy(path, course);
        host.Output.WriteLine(ExerciseReset.Apply(student, Find(parsed.GetValue(_exercise)!, course)));
        return 0;
    }

    /// <summary>In the course's own notebook the answer has replaced the only stub there is.</summary>
    private static void RequireCopy(string path, NotebookDocument course)
    {
        if (PathComparer.Default.AreSame(path, course.Path))
        {
            throw new InvalidInputException(
                path, "is the course's own notebook; undo changes to it with git restore, and work in a copy (release DIR)");
        }
    }

    private static CourseExercise Find(string id, NotebookDocument course)
    {
        var exercises = CourseExercise.Of(course);
        return exercises.FirstOrDefault(exercise => exercise.Id == id)
            ?? throw new InvalidInputException(
                id, $"is not an exercise of {course.Name}; its exercises are: {string.Join(", ", exercises.Select(exercise => exercise.Id))}");
    }
}
