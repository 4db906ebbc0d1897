using System.Text.Json.Nodes;

namespace Lecture38.Runner.Tests;

/// <summary>
/// A notebook with three exercises of its own, whose right answers are the numbers 1, 2 and 3, and with one of the real course.
/// </summary>
internal static class SampleCourse
{
    private const string Setup = """"
        using Lecture38;

        [TypeFormatterSource(typeof(DisplayFormatterSource), MimeTypes.Check)]
        public sealed class SampleMark(string json) : IDisplayable
        {
            public string ToHtml() => "";

            public string ToMimeType(string mimeType) => mimeType == MimeTypes.Check ? json : null;
        }

        public static class Sample
        {
            public const int StillRunning = -1;

            public static SampleMark Check(string id, int? answer, int wanted)
            {
                var state = answer is null ? "not-attempted" : answer == wanted ? "right" : "wrong";
                var cause = answer == StillRunning ? "\"still-running\"" : "null";
                return new($$"""{"exercise":"{{id}}","state":"{{state}}","cause":{{cause}},"message":"{{id}} came to {{answer}}."}""");
            }
        }
        """";

    /// <summary>The exercise that is the course's, and its notebook.</summary>
    public const string RealExercise = "choose-size", RealNotebook = "38.1-lru-cache";

    private static readonly CourseExercise Real =
        CourseExercise.Of(NotebookDocument.Read(Path.Combine(CourseNotebooks.Folder, RealNotebook + ".ipynb"))).Single(exercise => exercise.Id == RealExercise);

    /// <summary>The real exercise's solution.</summary>
    public static string RealSolution { get; } = CourseNotebooks.Solutions.Read(RealNotebook, RealExercise);

    /// <summary>One of its wrong answers, and the cause that its check names.</summary>
    public static (string Cause, string Source) RealWrongAnswer { get; } = CourseNotebooks.WrongAnswers(RealNotebook, RealExercise)[0];

    /// <summary>The solutions of all four.</summary>
    public static IReadOnlyList<(string Exercise, string Source)> Solutions { get; } =
        [("one", "int? one = 1;"), ("two", "int? two() => 2;"), ("three", "int? three = 3;"), (RealExercise, RealSolution)];

    /// <summary>The source of the cell that loads the library.</summary>
    public static string LoadLibrary(string binaries) => $"#r \"{binaries}/Lecture38.dll\"\n#r \"{binaries}/Lecture38.Teaching.dll\"\n{Setup}";

    /// <summary>The notebook's cells; callers change them as students do.</summary>
    public static List<JsonObject> Cells() =>
    [
        Notebooks.Markdown("title", "# Sample"),
        Notebooks.Code("load-library", LoadLibrary(Path.Combine(CourseRoot.Find(), "lib", "bin"))),
        Notebooks.Code("lesson", "var fromTheLesson = 5;"),
        .. Exercise("one", "int? one = null;", "Sample.Check(\"one\", one, 1)", points: 1),
        .. Exercise("two", "int? two() => null;", "Sample.Check(\"two\", two(), 2)", points: 2),
        .. Exercise("three", "int? three = null;", "Sample.Check(\"three\", three, 3)", points: 3),
        .. Exercise(RealExercise, Real.Stub.Source, Real.Check.Source, points: 4),
    ];

    /// <summary>The course's own notebook.</summary>
    public static NotebookDocument Course() => Notebooks.Parse(Notebooks.Of([.. Cells()]));

    /// <summary>A student's copy of it with other cells, as it is read from a file.</summary>
    public static StudentCopy CopyOf(IEnumerable<JsonObject> cells)
    {
        using var folder = new TemporaryFolder();
        folder.Write("copy.ipynb", Notebooks.Of([.. cells]));
        return StudentCopy.Read(Course(), NotebookDocument.ReadLeniently(folder["copy.ipynb"]));
    }

    /// <summary>An exercise's cell and its check.</summary>
    public static JsonObject[] Exercise(string id, string stub, string check, double points) =>
    [
        WithGrading(Notebooks.Code(id, stub, "exercise"), id, isSolution: true, null),
        WithGrading(Notebooks.Code(id + "-check", check), id + "-check", isSolution: false, points),
    ];

    /// <summary>Writes an answer into an exercise's cell.</summary>
    public static List<JsonObject> Answer(this List<JsonObject> cells, string id, string source)
    {
        cells.Find(cell => (string)cell["id"]! == id)!["source"] = source;
        return cells;
    }

    /// <summary>Adds a cell of the student's own after another, as VS Code saves it: without an id.</summary>
    public static List<JsonObject> AddOwn(this List<JsonObject> cells, string after, string source)
    {
        var own = Notebooks.Code("", source);
        own.Remove("id");
        cells.Insert(cells.FindIndex(cell => (string?)cell["id"] == after) + 1, own);
        return cells;
    }

    private static JsonObject WithGrading(JsonObject cell, string id, bool isSolution, double? points)
    {
        cell["metadata"]!["nbgrader"] = new JsonObject
        {
            ["grade"] = !isSolution,
            ["grade_id"] = id,
            ["locked"] = !isSolution,
            ["schema_version"] = 3,
            ["solution"] = isSolution,
            ["task"] = false,
        };
        if (points is not null)
        {
            cell["metadata"]!["nbgrader"]!["points"] = points;
        }

        return cell;
    }
}
