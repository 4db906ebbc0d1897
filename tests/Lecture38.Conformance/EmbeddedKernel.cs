using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Lecture38.Protocol;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lecture38.Conformance;

/// <summary>The embedded kernel, as the runner starts it. A process of its own, because both kernels capture the console.</summary>
internal sealed class EmbeddedKernel : IDisposable
{
    private static readonly TimeSpan HangLimit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly BlockingCollection<ReceivedEvent> _events = [];
    private int _commands;

    public EmbeddedKernel(string workingDirectory)
    {
        _process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(CellSequence.Root, "lib", "bin", "kernel", "Lecture38.Kernel.dll"), "--working-dir", workingDirectory },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            // Its code runs a few times: collecting a profile of it gives nothing back.
            Environment = { ["DOTNET_TieredPGO"] = "0" },
        })!;
        new Thread(ReadEvents) { IsBackground = true }.Start();
        Assert.IsType<KernelReady>(Next().Event);
    }

    /// <summary>Runs a cell, and, if <paramref name="asText"/>, evaluates its last expression once more to show it as plain text.</summary>
    public CellOutcome Run(string code, bool asText)
    {
        var events = Submit(code);
        var text = asText && events.OfType<ReturnValueProduced>().Any() && TextOfValue(code) is { } shows
            ? Submit(shows).Select(shown => shown switch
            {
                DisplayedValueProduced displayed => displayed.FormattedValues[0].Value,
                CommandFailed failed => failed.Message,
                _ => null,
            }).FirstOrDefault(shown => shown is not null)
            : null;
        return CellOutcome.Of(events, text);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    /// <summary>Code that shows a cell's value as plain text; null for a cell that returns its value by a statement.</summary>
    private static string? TextOfValue(string code) =>
        CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.CSharp14, kind: SourceCodeKind.Script)).GetCompilationUnitRoot().Members.LastOrDefault()
            is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true, Expression: var expression } }
            ? $"((object)({expression})).Display(\"text/plain\");"
            : null;

    private List<KernelEvent> Submit(string code)
    {
        var command = new SubmitCode($"cell-{++_commands}", code);
        _process.StandardInput.Write(Encoding.UTF8.GetString(CommandJson.ToLine(command)));
        _process.StandardInput.Flush();
        var events = new List<KernelEvent>();
        while (true)
        {
            var received = Next();
            if (received.BelongsTo(command.Token!))
            {
                events.Add(received.Event);
            }
            if (received.Event is CommandSucceeded or CommandFailed)
            {
                return events;
            }
        }
    }

    private ReceivedEvent Next() =>
        _events.TryTake(out var received, HangLimit) ? received : throw new TimeoutException("The embedded kernel said nothing for too long.");

    private void ReadEvents()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            _events.Add(EventJson.Parse(Encoding.UTF8.GetBytes(line)));
        }
        _events.CompleteAdding();
    }
}
