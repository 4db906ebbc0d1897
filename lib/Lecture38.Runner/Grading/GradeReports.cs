using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>Writes all grades to <c>grades.csv</c>, for a spreadsheet, and <c>grades.json</c>, for programs. Deterministic.</summary>
internal static class GradeReports
{
    public const string CsvFile = "grades.csv", JsonFile = "grades.json";

    private static readonly string[] Headings = ["student", "notebook", "exercise", "points", "of", "state", "cause", "message"];

    /// <summary>A spreadsheet takes text that starts with one of these for a formula.</summary>
    private const string FormulaBeginnings = "=+-@\t\r";

    /// <summary>Writes both files.</summary>
    /// <exception cref="InvalidInputException">One cannot be written.</exception>
    public static void Write(GradingResult result, GradingSettings settings, bool isSandboxed, string folder)
    {
        AtomicFile.WriteAllText(Path.Combine(folder, CsvFile), ToCsv(result.Grades));
        AtomicFile.WriteAllText(Path.Combine(folder, JsonFile), ToJson(result, settings, isSandboxed));
    }

    /// <summary>As in RFC 4180, a line a grade. An apostrophe precedes what a spreadsheet would take for a formula.</summary>
    private static string ToCsv(IEnumerable<Grade> grades)
    {
        var csv = new StringBuilder();
        foreach (var row in grades.Select(Row).Prepend(Headings))
        {
            csv.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return csv.ToString();
    }

    private static string[] Row(Grade grade) =>
    [
        RunConsole.PrintableLine(grade.Student), RunConsole.PrintableLine(grade.Notebook), grade.Exercise, Number(grade.Points), Number(grade.MaxPoints),
        grade.State, grade.Cause ?? "", RunConsole.PrintableLine(grade.Message),
    ];

    private static string Cell(string text)
    {
        var harmless = text.Length > 0 && FormulaBeginnings.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return harmless.AsSpan().ContainsAny("\",\r\n") ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }

    private static string ToJson(GradingResult result, GradingSettings settings, bool isSandboxed) => CanonicalJson.Serialize(new JsonObject
    {
        ["seed"] = settings.Seed,
        ["sandbox"] = isSandboxed,
        ["students"] = new JsonArray([.. result.Students.Select(student => Total(student, result.Grades.Where(grade => grade.Student == student)))]),
        ["grades"] = new JsonArray([.. result.Grades.Select(grade => JsonSerializer.SerializeToNode(grade, Grade.JsonForm))]),
    });

    private static JsonObject Total(string student, IEnumerable<Grade> grades) =>
        new() { ["student"] = student, ["points"] = grades.Sum(grade => grade.Points), ["of"] = grades.Sum(grade => grade.MaxPoints) };

    private static string Number(double points) => points.ToString("0.######", CultureInfo.InvariantCulture);
}
