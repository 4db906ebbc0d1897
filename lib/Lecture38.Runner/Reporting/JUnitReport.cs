using System.Globalization;
using System.Xml.Linq;

namespace Lecture38.Runner;

/// <summary>
/// A run's result as JUnit XML, for continuous integration: a suite for each notebook, a case for each cell. A problem of the
/// notebook itself is a case named <c>(notebook)</c>.
/// </summary>
internal static class JUnitReport
{
    /// <exception cref="InvalidInputException">The file cannot be written.</exception>
    public static void Write(RunResult run, string path) => AtomicFile.WriteAllText(path, ToXml(run));

    public static string ToXml(RunResult run)
    {
        var suites = new XElement("testsuites", run.Notebooks.Select(Suite));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{suites}\n";
    }

    private static XElement Suite(NotebookResult notebook)
    {
        var cases = notebook.Cells.Select(cell => Case(notebook, cell)).ToList();
        cases.AddRange(notebook.Problems.Select(problem => Case(
            notebook, new CellVerdict("(notebook)", notebook.ProblemOutcome, problem))));
        return new XElement(
            "testsuite",
            new XAttribute("name", Valid(notebook.Name)),
            new XAttribute("tests", cases.Count),
            new XAttribute("failures", cases.Count(test => test.Element("failure") is not null)),
            new XAttribute("errors", cases.Count(test => test.Element("error") is not null)),
            new XAttribute("skipped", cases.Count(test => test.Element("skipped") is not null)),
            new XAttribute("time", Seconds(notebook.Duration)),
            cases);
    }

    private static XElement Case(NotebookResult notebook, CellVerdict cell) => new(
        "testcase",
        new XAttribute("classname", Valid(notebook.Name)),
        new XAttribute("name", Valid(cell.CellId)),
        new XAttribute("time", Seconds(cell.Duration)),
        Verdict(cell),
        cell.Outputs is { Count: > 0 } outputs ? new XElement("system-out", Valid(string.Join('\n', VisibleText.Lines(outputs)))) : null);

    private static XElement? Verdict(CellVerdict cell) => cell.Outcome switch
    {
        Outcome.Passed => null,
        Outcome.Skipped or Outcome.NotRun => new XElement("skipped", new XAttribute("message", Valid(cell.Message))),
        Outcome.Failed or Outcome.Unexpected => Problem("failure", cell),
        _ => Problem("error", cell),
    };

    private static XElement Problem(string kind, CellVerdict cell) => new(
        kind,
        new XAttribute("type", cell.Outcome.ToWords()),
        new XAttribute("message", Valid(cell.Message)),
        Valid(cell.Details));

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Valid(string text) => XmlSafeText.Of(text.ReplaceLineEndings("\n"));
}
