namespace Lecture38.Runner;

/// <summary>Puts an exercise's stub back into a student's copy. The answer that it replaces is saved in a file.</summary>
public static class ExerciseReset
{
    /// <summary>Changes only the exercise's cell in the copy's file; adds the cell if it is missing.</summary>
    /// <returns>What was done, in a line.</returns>
    /// <exception cref="InvalidInputException">The cell is there several times, or a file cannot be written.</exception>
    public static string Apply(NotebookDocument student, CourseExercise exercise)
    {
        NotebookCell[] cells = [.. student.CodeCells.Where(cell => StudentCopy.NameOf(cell) == exercise.Id)];
        return cells switch
        {
            [] => PutBack(student, exercise),
            [var cell] when cell.Source == exercise.Stub.Source => $"{student.Path}: {exercise.Id} holds its stub already",
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
