namespace Lecture38.Runner;

/// <summary>
/// What is run to check a student's copy of a notebook: the course's setup, the answers with the course's checks, and the student's own
/// cells between them. It does not matter what the copy has in place of the setup and the checks.
/// </summary>
/// <param name="Setup">The course's cell that loads what every exercise needs.</param>
/// <param name="AfterSetup">The student's own cells before the first exercise.</param>
/// <param name="Answers">The answer to each exercise, in the course's order.</param>
internal sealed record StudentCopy(
    NotebookDocument Course, NotebookCell Setup, IReadOnlyList<NotebookCell> AfterSetup, IReadOnlyList<StudentAnswer> Answers)
{
    /// <summary>The id of the cell that loads the library, the only one on which exercises depend.</summary>
    public const string SetupCell = "load-library";

    /// <summary>
    /// Finds each exercise's answer by its cell's nbgrader <c>grade_id</c>, or else its id. A cell that is missing, or that occurs
    /// twice with different text, is a problem of that exercise alone. Linear in the number of cells.
    /// </summary>
    /// <param name="student">The copy, with its cells in any order.</param>
    /// <exception cref="InvalidInputException">The course's notebook has no cell that loads the library, or an incomplete exercise.</exception>
    public static StudentCopy Read(NotebookDocument course, NotebookDocument student)
    {
        var setup = course.CodeCells.FirstOrDefault(cell => cell.Id == SetupCell)
            ?? throw new InvalidInputException(course.Path, $"no cell {SetupCell}, which loads what its exercises need");
        var exercises = CourseExercise.Of(course);
        var answers = student.CodeCells.ToLookup(NameOf);
        var ownCells = OwnCells(course, student, [setup.Id, .. exercises.SelectMany(exercise => new[] { exercise.Stub.Id, exercise.Check.Id })]);
        return new StudentCopy(course, setup, [.. ownCells[setup.Id]], [.. exercises.Select(Answer)]);

        StudentAnswer Answer(CourseExercise exercise)
        {
            string[] sources = [.. answers[exercise.Id].Select(cell => cell.Source.ReplaceLineEndings("\n").TrimEnd()).Distinct()];
            var problem = sources switch
            {
                [] => $"The cell {exercise.Id} is missing; copy the answer into a fresh copy of the notebook.",
                [_] => null,
                _ => $"The cell {exercise.Id} is there {sources.Length} times with different text; keep one.",
            };
            return new StudentAnswer(
                exercise, problem is null ? sources[0] : null, problem, [.. ownCells[exercise.Stub.Id]], [.. ownCells[exercise.Check.Id]]);
        }
    }

    /// <summary>The cell's name in the course: an editor may change its id, but keeps its metadata.</summary>
    internal static string NameOf(NotebookCell cell) => cell.Grading?.GradeId ?? cell.Id;

    /// <summary>Of several notebooks, the one with which a copy shares the most exercises; null if it shares none.</summary>
    internal static T? MostShared<T>(NotebookDocument student, IEnumerable<T> notebooks, Func<T, IReadOnlyList<CourseExercise>> exercisesOf)
        where T : class
    {
        var names = student.CodeCells.Select(NameOf).ToHashSet();
        return notebooks.Select(notebook => (Notebook: notebook, Shared: exercisesOf(notebook).Count(exercise => names.Contains(exercise.Id))))
            .Where(candidate => candidate.Shared > 0)
            .OrderByDescending(candidate => candidate.Shared)
            .FirstOrDefault().Notebook;
    }

    /// <summary>The cells that are not the course's, by the last cell before them that is run.</summary>
    private static ILookup<string, NotebookCell> OwnCells(NotebookDocument course, NotebookDocument student, IReadOnlyList<string> cellsThatAreRun)
    {
        var known = course.Cells.SelectMany(cell => new[] { cell.Id, NameOf(cell) }).ToHashSet();
        var anchors = cellsThatAreRun.ToHashSet();
        var anchor = cellsThatAreRun[0];
        var own = new List<(string Anchor, NotebookCell Cell)>();
        foreach (var cell in student.CodeCells)
        {
            if (!known.Contains(NameOf(cell)))
            {
                own.Add((anchor, cell));
            }
            else if (anchors.Contains(NameOf(cell)))
            {
                anchor = NameOf(cell);
            }
        }

        return own.Where(own => IsRun(own.Cell)).ToLookup(own => own.Anchor, own => own.Cell);
    }

    private static bool IsRun(NotebookCell cell) =>
        cell is { IsEmpty: false, KernelName: "csharp" } && !cell.Tags.Contains("skip-execution");
}

/// <summary>A student's answer to one exercise.</summary>
/// <param name="Source">The text of the student's cell; null if there is a problem.</param>
/// <param name="Problem">Why there is no answer to run, in one line; null if there is one.</param>
/// <param name="AfterAnswer">The student's own cells between the answer and its check.</param>
/// <param name="AfterCheck">The student's own cells after the check, until the next exercise's cells.</param>
internal sealed record StudentAnswer(
    CourseExercise Exercise, string? Source, string? Problem, IReadOnlyList<NotebookCell> AfterAnswer, IReadOnlyList<NotebookCell> AfterCheck)
{
    /// <summary>The exercise's cell with the student's text; null if there is a problem. Its tags and language are the course's.</summary>
    public NotebookCell? Cell => Source is null ? null : Exercise.Stub.WithSource(Source);
}
