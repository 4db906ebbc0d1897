using Lecture38.Runner;

using var stop = new RunStop();
var limits = KernelLimits.Default;
var root = CourseRoot.Find();
var kernel = KernelCommand.Find(args[0], root);
var results = await new CourseRun(new RunSettings(kernel, limits, 2, "/tmp/out", false, ExpectationMode.Check), stop, new Quiet()).RunAsync(args[1..]);
foreach (var r in results)
{
    Console.WriteLine($"{r.Name} {r.Outcome} {string.Join(';', r.Problems)}");
    foreach (var c in r.Cells) Console.WriteLine($"  {c.CellId} {c.Outcome} {c.Message}");
}
return results.Max(r => r.Outcome).ToExitCode();

internal sealed class Quiet : IRunProgress
{
    public void NotebookStarted(string notebook, int cells) { }
    public void CellStarted(string notebook, string cellId) { }
    public void CellEnded(string notebook, CellResult result) { }
    public void NotebookEnded(NotebookResult result) { }
}
