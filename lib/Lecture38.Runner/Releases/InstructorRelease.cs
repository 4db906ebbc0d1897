using System.Globalization;
using System.Text.RegularExpressions;

namespace Lecture38.Runner;

/// <summary>
/// Makes nbgrader's source form of the notebooks: solutions and hidden tests between its marks. From it, <c>nbgrader generate_assignment</c>
/// makes the students' form.
/// </summary>
internal static partial class InstructorRelease
{
    /// <summary>The file with the options without which nbgrader refuses a C# notebook.</summary>
    public static TextFile Configuration { get; } = new("nbgrader_config.py", """
        # Lets nbgrader make the students' form of these notebooks. Put this file into the root of your nbgrader course, or add its lines to yours.
        c = get_config()  # noqa: F821

        # What replaces each solution: nothing, because the stub is already below it.
        c.ClearSolutions.code_stub = {"C#": ""}
        c.ClearSolutions.begin_solution_delimeter = "// BEGIN SOLUTION"
        c.ClearSolutions.end_solution_delimeter = "// END SOLUTION"
        c.ClearHiddenTests.begin_test_delimeter = "// BEGIN HIDDEN TESTS"
        c.ClearHiddenTests.end_test_delimeter = "// END HIDDEN TESTS"

        """);

    /// <summary>A notebook's file for instructors.</summary>
    /// <param name="notebook">The course's notebook; changed in memory.</param>
    /// <exception cref="InvalidInputException">A solution is missing, or a check cell has no place for a hidden test.</exception>
    public static TextFile Of(NotebookDocument notebook, SolutionFiles files, int seed)
    {
        foreach (var exercise in CourseExercise.Of(notebook))
        {
            var solution = files.Read(notebook.Name, exercise.Id);
            var test = WithHiddenTest(exercise.Check.Source, seed)
                ?? throw new InvalidInputException(notebook.Path, $"the cell {exercise.Check.Id} does not end in Exercise.Check(…), so it can have no hidden test");
            exercise.Stub.ReplaceSource(WithSolution(exercise.Stub.Source, solution));
            exercise.Check.ReplaceSource(test);
        }

        StudentRelease.LockCells(notebook);
        return new TextFile(notebook.Name + ".ipynb", CanonicalNotebook.Format(notebook));
    }

    /// <summary>
    /// The solution is compiled, the stub is not. nbgrader removes the solution and both directives, which leaves a stub that
    /// compiles.
    /// </summary>
    private static string WithSolution(string stub, string solution) => $"""
        // BEGIN SOLUTION
        {solution}
        #if false
        // END SOLUTION
        {stub}
        // BEGIN SOLUTION
        #endif
        // END SOLUTION
        """;

    /// <summary>Checks the answer with another seed, before the visible check. It throws, because nbgrader counts errors.</summary>
    private static string? WithHiddenTest(string check, int seed) => CheckCall().Match(check) is { Success: true } call
        ? $"""
        {call.Groups["before"].Value}// BEGIN HIDDEN TESTS
        Exercise.Require{call.Groups["arguments"].Value}, seed: {seed.ToString(CultureInfo.InvariantCulture)});
        // END HIDDEN TESTS
        {call.Groups["check"].Value}
        """
        : null;

    [GeneratedRegex(@"^(?<before>(?:.*\n)?)(?<check>Exercise\.Check(?<arguments>(?:<.*>)?\(.*)\))\s*$", RegexOptions.Singleline)]
    private static partial Regex CheckCall();
}
