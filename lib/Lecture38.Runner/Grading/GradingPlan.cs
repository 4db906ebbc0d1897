namespace Lecture38.Runner;

/// <summary>A submission that is to be run.</summary>
/// <param name="File">What was handed in.</param>
/// <param name="Notebook">The notebook of the course that it answers.</param>
internal sealed record PlannedSubmission(SubmittedFile File, GradedNotebook Notebook);

/// <summary>What has to be run, and the grades for which nothing has to be run.</summary>
/// <param name="ToRun">A submission for each student and notebook at most.</param>
/// <param name="Settled">The grades of what was not handed in, or cannot be used.</param>
internal sealed record GradingPlan(IReadOnlyList<PlannedSubmission> ToRun, IReadOnlyList<Grade> Settled)
{
    /// <summary>Sorts submissions by the notebooks that they answer. A notebook that nobody handed in was not asked for.</summary>
    public static GradingPlan Of(Submissions submissions, IReadOnlyList<GradedNotebook> course)
    {
        var settled = new List<Grade>();
        var found = new List<PlannedSubmission>();
        foreach (var file in submissions.Files)
        {
            try
            {
                found.Add(new PlannedSubmission(file, FindNotebook(file, course)));
            }
            catch (InvalidInputException error)
            {
                settled.Add(new Grade(file.Student, file.Name, "", 0, 0, Grade.Unusable, null, $"{file.Name}: {error.Reason}"));
            }
        }

        var toRun = new List<PlannedSubmission>();
        foreach (var group in found.GroupBy(one => (one.File.Student, one.Notebook.Name)).Select(group => group.ToList()))
        {
            if (ProblemOf(group) is { } problem)
            {
                settled.AddRange(Grade.NoneFor(group[0].File.Student, group[0].Notebook, Grade.Unusable, problem));
            }
            else
            {
                toRun.Add(group[0]);
            }
        }

        settled.AddRange(NotSubmitted(submissions.Students, found));
        return new GradingPlan(toRun, settled);
    }

    private static GradedNotebook FindNotebook(SubmittedFile file, IReadOnlyList<GradedNotebook> course) =>
        SubmissionReader.FindByName(file, course)
        ?? SubmissionReader.FindNotebook(file, NotebookDocument.ParseStudentCopy(SubmissionReader.ReadBytes(file), file.Name), course);

    private static string? ProblemOf(List<PlannedSubmission> group) => group switch
    {
        [{ File: { Problem: { } problem, Name: var name } }] => $"{name}: {problem}",
        [_] => null,
        _ => $"handed in {group.Count} times; leave one of {string.Join(", ", group.Select(one => one.File.Name))}",
    };

    private static IEnumerable<Grade> NotSubmitted(IReadOnlyList<string> students, List<PlannedSubmission> found)
    {
        var handedIn = found.Select(one => (one.File.Student, one.Notebook.Name)).ToHashSet();
        return from notebook in found.Select(one => one.Notebook).Distinct()
               from student in students
               where !handedIn.Contains((student, notebook.Name))
               from grade in Grade.NoneFor(student, notebook, Grade.NotSubmitted, "Not handed in.")
               select grade;
    }
}
