namespace Lecture38.Runner;

/// <summary>A submission to run.</summary>
internal sealed record PlannedSubmission(SubmittedFile File, GradedNotebook Notebook);

/// <summary>The submissions to run, and the grades that need no run.</summary>
/// <param name="ToRun">At most one submission for each student and notebook.</param>
/// <param name="Settled">The grades of what is missing or cannot be used.</param>
internal sealed record GradingPlan(IReadOnlyList<PlannedSubmission> ToRun, IReadOnlyList<Grade> Settled)
{
    /// <summary>Matches submissions with the notebooks that they answer. A notebook that nobody handed in is not part of the assignment.</summary>
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
            catch (Exception error)
            {
                // Whatever is wrong with one file must not affect the others.
                var reason = error is InvalidInputException input ? input.Reason : "cannot be read: " + error.Message.ReplaceLineEndings(" ");
                settled.Add(new Grade(file.Student, file.Name, "", 0, 0, Grade.Unusable, null, $"{file.Name}: {reason}"));
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

    /// <summary>The notebook with the file's name; else the one with the most exercises that the submission holds.</summary>
    /// <exception cref="InvalidInputException">The file answers no notebook, or cannot be read.</exception>
    private static GradedNotebook FindNotebook(SubmittedFile file, IReadOnlyList<GradedNotebook> course)
    {
        if (course.FirstOrDefault(notebook => notebook.Name.Equals(file.NotebookName, StringComparison.OrdinalIgnoreCase)) is { } sameName)
        {
            return sameName;
        }

        var submission = NotebookDocument.ParseLeniently(file.ReadBytes(), file.Name);
        return StudentCopy.MostShared(submission, course, notebook => notebook.Exercises)
            ?? throw new InvalidInputException(file.Name, "is not a notebook of the course: neither its name nor any exercise matches one");
    }

    private static string? ProblemOf(List<PlannedSubmission> group) => group switch
    {
        [{ File: { Problem: { } problem, Name: var name } }] => $"{name}: {problem}",
        [_] => null,
        _ => $"handed in {group.Count} times; keep one of {string.Join(", ", group.Select(one => one.File.Name))}",
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
