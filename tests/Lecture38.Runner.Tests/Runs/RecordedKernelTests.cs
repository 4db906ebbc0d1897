using System.Text.Json.Nodes;

namespace Lecture38.Runner.Tests;

/// <summary>A run on what the real .NET Interactive answered, recorded once.</summary>
public sealed class RecordedKernelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_recorded_conversation_with_the_real_tool_reads_as_it_was()
    {
        _folder.Write("a.ipynb", Notebooks.Of(
            Notebooks.Code("number", "1+1"),
            Notebooks.Code("streams", "Console.WriteLine(\"to stdout\"); Console.Error.WriteLine(\"to stderr\"); \"done\""),
            Notebooks.Code("object", "new { Hits = 4990, Misses = 10 }.Display();"),
            Notebooks.Code("array", "new[]{1,2,3}"),
            Notebooks.Code("null", "null"),
            Notebooks.Code("compile-error", "int y = \"s\";", "raises-exception"),
            Notebooks.Code("throws", "var kept = 7; throw new InvalidOperationException(\"boom\");", "raises-exception"),
            Notebooks.Code("kept", "kept"),
            Notebooks.Code("magic", "#!nosuch\n1", "raises-exception"),
            Notebooks.Code("time", "#!time\nSystem.Threading.Thread.Sleep(20);"),
            Notebooks.Code("no-dll", "#r \"no-such.dll\"", "raises-exception"),
            Notebooks.Code("loop", "while(true) await Task.Delay(10);")));
        _folder.Write("expected/a.json", """
            { "cells": {
              "number": { "text": ["2"] },
              "streams": { "text": ["to stdout", "to stderr", "done"] },
              "object": { "text": ["{ Hits = 4990, Misses = 10 }", "Hits  4990", "Misses  10"] },
              "array": { "text": ["[ 1, 2, 3 ]"] },
              "null": { "text": ["<null>"] },
              "compile-error": { "text": ["(1,9): error CS0029: Cannot implicitly convert type 'string' to 'int'"] },
              "throws": { "text": ["System.InvalidOperationException: boom"] },
              "kept": { "text": ["7"] },
              "magic": { "text": ["(1,1): error DNI101: Unknown magic command '#!nosuch'"] },
              "time": { "text": [{ "like": "Wall time: {time}ms", "time": { "atLeast": 20 } }] },
              "no-dll": { "text": [{ "matches": "CS0006" }] },
              "loop": {}
            } }
            """);

        var end = await CommandLine.RunAsync(
            _folder, "a.ipynb", "--kernel", RunnerProcess.ScriptedKernel("--replay dotnet-interactive-stdio.jsonl"), "--cell-timeout", "3", "-o", "out", "--junit", "out/j.xml", "--json");

        var cells = JsonNode.Parse(end.Output)!["notebooks"]![0]!["cells"]!.AsArray();
        Assert.All(cells.SkipLast(1), cell => Assert.True(cell!["verdict"]!.GetValue<string>() == "passed", end.Output));
        Assert.Equal("timed out", cells[^1]!["verdict"]!.GetValue<string>());
        Assert.Equal(3, end.ExitCode);
    }
}
