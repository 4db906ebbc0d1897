using System.Text.Json.Nodes;

namespace Lecture38.Runner.Tests;

/// <summary>Runs on the course's own kernel, with cells that do what cells should not. <see cref="GradeTests"/> has more of them.</summary>
public sealed class EmbeddedKernelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_notebook_runs_and_shows_what_is_expected()
    {
        _folder.Write("a.ipynb", Notebooks.OfCode("var x = 1.5;", "Console.WriteLine($\"{x} {x:P0}\");", "x + 1", "throw new InvalidOperationException(\"boom\");", "class Stub(int unread);"));
        _folder.Write("expected/a.json", """{ "cells": { "c1": {}, "c2": { "text": ["1.5 150 %"] }, "c3": { "text": ["2.5"] }, "c5": {} } }""");
        var end = await CommandLine.RunEmbeddedAsync(_folder, "a.ipynb");
        Assert.True(end.ExitCode == 1 && end.Output.Contains("cell c4: failed: System.InvalidOperationException: boom", StringComparison.Ordinal), end.ToString());
        Assert.Contains("cell c5: unexpected: compiles with a warning, which editors underline and Jupyter shows as an error: (1,16): CS9113: ", end.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^a +5 +3 ", end.Output);
    }

    [Fact]
    public async Task Cells_that_hang_time_out_with_their_outputs_and_the_other_notebooks_run()
    {
        _folder.Write("loop.ipynb", Notebooks.OfCode("", "while (true) { }"));
        _folder.Write("sleep.ipynb", Notebooks.OfCode("", "System.Threading.Thread.Sleep(-1);"));
        _folder.Write("await.ipynb", Notebooks.OfCode("", "await new TaskCompletionSource().Task;"));
        _folder.Write("good.ipynb", Notebooks.OfCode("\"fine\""));

        // One at a time, so that a tight loop does not take the time of the cell that passes.
        var end = await CommandLine.RunEmbeddedAsync(_folder, "loop.ipynb", "sleep.ipynb", "await.ipynb", "--no-check", "--cell-timeout", "2", "--jobs", "1");
        Assert.Equal(3, end.ExitCode);
        Assert.Equal(3, Count(end.Output, "timed out: ran longer than 2 s"));
        Assert.Equal(0, (await CommandLine.RunEmbeddedAsync(_folder, "good.ipynb", "--no-check")).ExitCode);
    }

    [Theory]
    [InlineData("Environment.Exit(7);", "exit code 7")]
    [InlineData("new System.Threading.Thread(() => throw new InvalidOperationException(\"elsewhere\")).Start(); System.Threading.Thread.Sleep(-1);", "InvalidOperationException: elsewhere (exit code 134)")]
    [InlineData("System.Diagnostics.Process.Start(\"sleep\", \"600\"); while (true) Console.WriteLine(new string('x', 100));", "wrote more than 1 MiB of output")]
    [InlineData("var stream = Console.OpenStandardOutput(); while (true) stream.Write(new byte[10_000]);", "wrote more than 1 MiB of output")]
    [InlineData("var kept = new List<byte[]>(); while (true) { kept.Add(new byte[1_000_000]); Array.Fill(kept[^1], (byte)1); }", "used more than 500 MiB of memory")]
    public async Task A_cell_that_takes_its_kernel_away_ends_in_a_verdict_with_its_outputs(string source, string verdict)
    {
        _folder.Write("bad.ipynb", Notebooks.OfCode($"Console.WriteLine(\"so far\"); {source}", "\"never\""));

        // Only a process can leave orphans.
        Func<TemporaryFolder, string[], Task<RunnerEnd>> run = source.Contains("Process.Start", StringComparison.Ordinal) ? RunnerProcess.RunEmbeddedAsync : CommandLine.RunEmbeddedAsync;
        var end = await run(_folder, ["bad.ipynb", "--no-check", "--output-limit", "1MiB", "--memory-limit", "500MiB"]);
        Assert.True(end.ExitCode == 4 && end.Output.Contains(verdict, StringComparison.Ordinal), end.ToString());
        var outputs = JsonNode.Parse(_folder.Read("out/bad.ipynb"))!["cells"]![0]!["outputs"]!.AsArray();
        Assert.StartsWith("so far", outputs[0]!["text"]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
