using CsCheck;
using Lecture38.Protocol;

namespace Lecture38.Kernel.Tests;

/// <summary>Stopping cells, ending the process, and lines that make no sense.</summary>
public class ControlTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly KernelProcess _kernel = shared.Kernel;

    /// <summary>The start of the compiler must not count against the first cell's limit.</summary>
    [Fact]
    public void A_kernel_that_is_ready_has_run_code_before_its_first_cell()
    {
        using var kernel = new KernelProcess();
        var run = kernel.Run("AppDomain.CurrentDomain.GetAssemblies().Count(assembly => assembly.GetName().Name.StartsWith(\"cells-\"))");
        Assert.Contains(">2<", run.Html);
    }

    [Fact]
    public void A_cell_that_waits_can_be_cancelled_and_the_kernel_goes_on()
    {
        _kernel.Run("var kept = 3;");
        var cell = Start(_kernel, "while (true) await Task.Delay(10);");
        Cancel(_kernel);
        Assert.Equal("Command cancelled.", _kernel.Finish(cell).Message);
        Assert.True(_kernel.Finish("cancel").Succeeded);
        Assert.Contains(">3<", _kernel.Run("kept").Html);
    }

    [Fact]
    public void A_cancelled_cell_falls_silent()
    {
        _kernel.Run("var gate = new TaskCompletionSource();");
        Start(_kernel, "Task.Run(async () => { await gate.Task; Console.Write(\"ghost\"); 1.Display(); }); while (true) { await Task.Delay(5); Console.Write(\".\"); }");
        Cancel(_kernel);
        _kernel.Finish("cancel");
        Assert.Equal("next", _kernel.Run("gate.SetResult(); await Task.Delay(100); Console.Write(\"next\");").StandardOutput);
    }

    [Fact]
    public void A_loop_that_never_waits_cannot_be_cancelled_and_the_kernel_says_so()
    {
        using var kernel = new KernelProcess();
        Start(kernel, "while (true);");
        Cancel(kernel);
        Assert.Contains("cannot be stopped", kernel.Finish("cancel").Message);
    }

    [Fact]
    public void Cells_that_wait_their_turn_are_cancelled_too()
    {
        Start(_kernel, "await Task.Delay(-1);");
        var waiting = _kernel.Submit("Console.Write(\"never\");");
        Cancel(_kernel);
        Assert.Equal("Command cancelled.", _kernel.Finish(waiting).Message);
        Assert.True(_kernel.Finish("cancel").Succeeded);
    }

    [Fact]
    public void Cancel_without_a_cell_succeeds()
    {
        Cancel(_kernel);
        Assert.True(_kernel.Finish("cancel").Succeeded);
    }

    [Theory]
    [InlineData("while (true);")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += (_, _) => System.Threading.Thread.Sleep(-1);")]
    [InlineData("while (true) Console.Write(new string('x', 1000));")]
    public void Quit_ends_the_process_whatever_runs(string code)
    {
        using var kernel = new KernelProcess();
        Start(kernel, code);
        kernel.Send(new Quit("quit"));
        kernel.WaitForExit();
    }

    [Fact]
    public void The_end_of_the_input_ends_the_process()
    {
        using var kernel = new KernelProcess();
        Start(kernel, "while (true);");
        kernel.CloseInput();
        Assert.Equal(0, kernel.WaitForExit());
    }

    [Fact]
    public void Ctrl_C_is_left_to_the_client()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "sends a signal");
        _kernel.Interrupt();
        Assert.Contains(">2<", _kernel.Run("1 + 1").Html);
    }

    [Fact]
    public void Kernel_information_is_given()
    {
        _kernel.Send(new RequestKernelInfo("info"));
        var infos = _kernel.Finish("info").Of<KernelInfoProduced>().Select(produced => produced.KernelInfo.LocalName);
        Assert.Equal([".NET", "csharp"], infos);
    }

    [Fact]
    public void An_unknown_command_and_an_unknown_kernel_fail_by_name()
    {
        Assert.Contains("'fsharp'", _kernel.Run("let x = 1", "fsharp").Message);
        _kernel.Send(new UnknownCommand("value", "RequestValue"));
        Assert.Contains("RequestValue", _kernel.Finish("value").Message);
    }

    [Fact]
    public void A_line_that_is_no_command_is_answered()
    {
        using var kernel = new KernelProcess();
        string[] lines = ["not json", "[]", """{"commandType":"SubmitCode","token":"t"}""", """{"commandType":"SubmitCode","command":{"code":"\ud800"},"token":"t"}"""];
        foreach (var (index, line) in lines.Index())
        {
            kernel.SendLine(line);
            var answer = kernel.ReadUntil(candidate => candidate.Event is CommandFailed)[^1];
            Assert.StartsWith($"Line {index + 1} of the input is not a command", Assert.IsType<CommandFailed>(answer.Event).Message);
            Assert.Equal(line.Contains("\"t\"", StringComparison.Ordinal) ? "t" : null, answer.Token);
        }
    }

    [Fact]
    public void No_line_kills_the_kernel()
    {
        var values = OneOf("null", "1", "\"x\"", "{}", "[]", "\"\\ud800\"", "{\"code\":1}", "{\"code\":\"1\",\"targetKernelName\":5}");
        var types = OneOf("\"SubmitCode\"", "\"Cancel\"", "\"RequestKernelInfo\"", "null", "3", "\"\"");
        var commands = Gen.Select(types, values, values, (type, command, token) => $$"""{"commandType":{{type}},"command":{{command}},"token":{{token}}}""");
        var noise = Gen.String.Select(text => text.ReplaceLineEndings(" "));
        Gen.OneOf(commands, noise).Array[1, 50].Sample(
            lines =>
            {
                Array.ForEach(lines, _kernel.SendLine);
                Assert.Contains(">2<", _kernel.Run("1 + 1").Html);
            },
            iter: 20, threads: 1);
    }

    [Theory]
    [InlineData("Environment.Exit(3);", "")]
    [InlineData("int Use() { Span<byte> all = stackalloc byte[1 << 30]; return all[7]; } Use();", "Stack overflow")]
    [InlineData("new System.Threading.Thread(() => throw new Exception(\"elsewhere\")).Start(); System.Threading.Thread.Sleep(-1);", "System.Exception: elsewhere")]
    public void What_was_written_before_the_process_died_has_arrived_and_so_have_its_last_words(string death, string lastWords)
    {
        using var kernel = new KernelProcess();
        var run = kernel.Run("Console.WriteLine(\"one\"); Console.WriteLine(\"two\"); " + death);
        Assert.StartsWith("one\ntwo\n", run.StandardOutput);
        Assert.DoesNotContain(run.Events, candidate => candidate.Event is CommandSucceeded or CommandFailed);
        Assert.NotEqual(0, kernel.WaitForExit());
        Assert.Contains(lastWords, kernel.StandardError);
    }

    [Theory]
    [InlineData("int Deep(int x) => Deep(x + 1) + 1; Deep(0)")]
    [InlineData("class Deep { public int Property => Property + 1; }\nnew Deep().Property")]
    [InlineData("int Twice(Func<int, int> half, int x) => half(x) + half(x); int Deep(int x) => Twice(y => Deep(y + 1), x); Deep(0)")]
    public void A_recursion_without_an_end_costs_its_cell(string code)
    {
        var run = _kernel.Run(code);
        Assert.StartsWith("System.InsufficientExecutionStackException", run.Message, StringComparison.Ordinal);
        Assert.InRange(run.Message!.Split('\n').Length, 10, 100);
        Assert.Contains(">2<", _kernel.Run("1 + 1").Html);
    }

    private static Gen<string> OneOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(index => choices[index]);

    /// <summary>Starts a cell and waits until its code runs.</summary>
    private static string Start(KernelProcess kernel, string code)
    {
        var token = kernel.Submit("Console.Error.Write(\"started\"); " + code);
        kernel.ReadUntil(candidate => candidate.Event is StandardErrorValueProduced);
        return token;
    }

    private static void Cancel(KernelProcess kernel) => kernel.Send(new Cancel("cancel"));
}
