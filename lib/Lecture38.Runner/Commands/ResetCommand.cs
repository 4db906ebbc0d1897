using System.CommandLine;

namespace Lecture38.Runner;

/// <summary>The command <c>reset</c>: puts an exercise's stub back into a student's copy, and saves the answer that it replaces to a file.</summary>
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
        var student = NotebookDocument.ReadLeniently(path);
        var course = new CourseNotebook(host.Root).Of(student);
        if (PathComparer.Default.AreSame(path, course.Path))
        {
            // Here the answer has replaced the only stub there is.
            throw new InvalidInputException(
                path, "is the course's own notebook; undo changes to it with git restore, and work in a copy (release DIR)");
        }

        host.Output.WriteLine(Reset(student, Find(parsed.GetValue(_exercise)!, course)));
        return 0;
    }

    private static CourseExercise Find(string id, NotebookDocument course)
    {
        var exercises = CourseExercise.Of(course);
        return exercises.FirstOrDefault(exercise => exercise.Id == id)
            ?? throw new InvalidInputException(
                id, $"is not an exercise of {course.Name}; its exercises are: {string.Join(", ", exercises.Select(exercise => exercise.Id))}");
    }

    /// <summary>Changes only the exercise's cell in the copy's file; adds the cell if it is missing.</summary>
    /// <returns>What was done, in a line.</returns>
    private static string Reset(NotebookDocument student, CourseExercise exercise)
    {
        NotebookCell[] cells = [.. student.CodeCells.Where(cell => StudentCopy.NameOf(cell) == exercise.Id)];
        return cells switch
        {
            [] => PutBack(student, exercise),
            [var cell] when cell.Source == exercise.Stub.Source => $"{student.Path}: {exercise.Id} already holds its stub",
            [var cell] => Replace(student, exercise, cell),
            _ => throw new InvalidInputException(student.Path, $"the cell {exercise.Id} is there {cells.Length} times; delete all but one, then reset it"),
        };
    }

    private static string Replace(NotebookDocument student, CourseExercise exercise, NotebookCell cell)
    {
        var kept = FreePath(student, exercise.Id);
        AtomicFile.WriteAllText(kept, cell.Source + "\n");
        cell.ReplaceSource(exercise.Stub.Source);
        cell.SetOutputs([], executionCount: null);
        AtomicFile.WriteAllText(student.Path, student.ToCanonicalText());
        return $"{student.Path}: {exercise.Id} holds its stub again; your answer is in {kept}";
    }

    private static string PutBack(NotebookDocument student, CourseExercise exercise)
    {
        var check = student.Cells.ToList().FindIndex(cell => StudentCopy.NameOf(cell) == exercise.Check.Id);
        student.InsertCopy(check < 0 ? student.Cells.Count : check, exercise.Stub);
        AtomicFile.WriteAllText(student.Path, student.ToCanonicalText());
        return $"{student.Path}: {exercise.Id} was missing and is there again, {(check < 0 ? "at the end" : "above its check")}";
    }

    /// <summary>Beside the copy, under a name that no earlier answer has.</summary>
    private static string FreePath(NotebookDocument student, string exercise)
    {
        var folder = Path.GetDirectoryName(student.Path) ?? "";
        var names = Enumerable.Range(1, int.MaxValue).Select(number => $"{student.Name}.{exercise}{(number == 1 ? "" : $"-{number}")}.cs");
        return names.Select(name => Path.Combine(folder, name)).First(path => !File.Exists(path));
    }
}
