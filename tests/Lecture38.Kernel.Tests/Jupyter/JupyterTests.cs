using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Lecture38.Kernel.Tests;

/// <summary>The Jupyter protocol, by its messages.</summary>
public sealed class JupyterTests(JupyterKernel kernel) : IClassFixture<JupyterKernel>
{
    [Fact]
    public void Outputs_come_in_order_between_busy_and_idle()
    {
        var run = kernel.Run("Console.Write(1); Console.Error.Write(2); var shown = \"3\".Display(); shown.Update(4); 5");
        Assert.Equal("ok", run.Status);
        Assert.Equal(["execute_input", "stream", "stream", "display_data", "update_display_data", "execute_result"], run.Types);
        Assert.Equal("12", run.Stdout);
        Assert.Equal("3", run.Of("display_data").GetProperty("data").GetProperty("text/plain").GetString());
        Assert.Equal(DisplayId("display_data"), DisplayId("update_display_data"));
        Assert.Equal(Count(run), run.Of("execute_result").GetProperty("execution_count").GetInt32());

        string DisplayId(string type) => run.Of(type).GetProperty("transient").GetProperty("display_id").GetString()!;
    }

    [Fact]
    public void Json_is_shown_as_json_and_everything_else_as_text()
    {
        var data = kernel.Run("\"{\\\"data\\\":[]}\".DisplayAs(\"application/vnd.plotly.v1+json\"); \"{}\".DisplayAs(\"text/plain\");")
            .Published.Where(message => message.Type == "display_data").Select(message => message.Content.GetProperty("data").ToString());
        Assert.Equal(["""{"application/vnd.plotly.v1+json":{"data":[]}}""", """{"text/plain":"{}"}"""], data);
    }

    [Theory]
    [InlineData("int x = \"s\";", "CS0029", "(1,9): error CS0029")]
    [InlineData("throw new ArgumentException(\"no\");", "System.ArgumentException", "System.ArgumentException: no")]
    public void An_error_is_published_and_replied(string code, string name, string trace)
    {
        var run = kernel.Run(code);
        Assert.Equal("error", run.Status);
        Assert.Equal(["execute_input", "error"], run.Types);
        Assert.All([run.Reply, run.Of("error")], error =>
        {
            Assert.Equal(name, error.GetProperty("ename").GetString());
            Assert.StartsWith(trace, error.GetProperty("traceback")[0].GetString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_silent_cell_shows_nothing_and_is_not_counted()
    {
        var before = Count(kernel.Run("1"));
        Assert.Empty(kernel.Run("Console.Write(1); 2.Display(); 3", request => request["silent"] = true).Types);
        Assert.Equal("error", kernel.Run("throw new Exception();", request => request["silent"] = true).Status);
        kernel.Run("\"unstored\"", request => request["store_history"] = false);
        Assert.Equal(before + 1, Count(kernel.Run("\"stored\"")));
        var history = kernel.Ask("history_request", new JsonObject { ["hist_access_type"] = "tail", ["n"] = 2, ["output"] = true }).GetProperty("history");
        Assert.Equal($$"""[[1,{{before}},["1",null]],[1,{{before + 1}},["\"stored\"","stored"]]]""", history.GetRawText());
    }

    [Theory]
    [InlineData(true, "aborted")]
    [InlineData(false, "ok")]
    public void Cells_that_wait_behind_an_error_are_aborted_where_the_client_asks_for_it(bool stopOnError, string status)
    {
        var failing = kernel.Execute("Console.ReadLine(); throw new Exception();", request => { request["allow_stdin"] = true; request["stop_on_error"] = stopOnError; });
        Assert.Equal("input_request", kernel.Next("stdin").Type);
        var waiting = kernel.Execute("1");
        kernel.Send("control", "kernel_info_request", []);
        Assert.Equal("kernel_info_reply", kernel.Next("control").Type);
        kernel.Send("stdin", "input_reply", new JsonObject { ["value"] = "" });
        Assert.Equal("error", kernel.Finish(failing).Status);
        Assert.Equal(status, kernel.Finish(waiting).Status);
    }

    [Fact]
    public void A_cell_reads_lines_from_the_front_ends_user()
    {
        var cell = kernel.Execute("Console.Write(\"Name? \"); Console.Write(Console.ReadLine() + (char)Console.Read() + Console.ReadLine() + Console.ReadLine());", request => request["allow_stdin"] = true);
        foreach (var line in (string[])["Ada", "xyz", "\x04"])
        {
            Assert.Equal("input_request", kernel.Next("stdin").Type);
            kernel.Send("stdin", "input_reply", new JsonObject { ["value"] = line });
        }
        Assert.Equal("Name? Adaxyz", kernel.Finish(cell).Stdout);
    }

    [Fact]
    public void Where_nobody_can_answer_reading_fails_and_says_so() =>
        Assert.Contains("takes no input", kernel.Run("Console.ReadLine()").Reply.GetProperty("evalue").GetString());

    [Fact]
    public void A_child_process_writes_into_the_cell() =>
        Assert.Matches(@"^\d+\.\d+", kernel.Run("System.Diagnostics.Process.Start(\"dotnet\", \"--version\").WaitForExit();").Stdout);

    [Theory]
    [InlineData("while (true) await Task.Delay(10);")]
    [InlineData("while (true) Console.Write(new string('x', 1000));")]
    public void Code_that_waits_is_interrupted_and_the_kernel_goes_on(string code)
    {
        kernel.Run("var kept = \"kept\";");
        var cell = kernel.Execute("Console.Write(\"started\"); " + code);
        var waiting = kernel.Execute("1");
        kernel.NextPublished("stream");
        kernel.Send("control", "interrupt_request", []);
        Assert.Equal("Command cancelled.", kernel.Finish(cell).Reply.GetProperty("evalue").GetString());
        Assert.Equal("aborted", kernel.Finish(waiting).Status);
        Assert.Equal("interrupt_reply", kernel.Next("control").Type);
        Assert.Equal("kept", kernel.Run("kept").Of("execute_result").GetProperty("data").GetProperty("text/plain").GetString());
    }

    [Fact]
    public void Every_client_that_listens_hears_everything()
    {
        using var other = kernel.Subscribe();
        var id = kernel.Execute("Console.Write(1);");
        kernel.Finish(id);
        var heard = new List<Received>();
        while (heard.FindAll(message => message.ParentId == id) is not [.., { Type: "stream" }, { Type: "status" }])
        {
            heard.Add(JupyterKernel.Receive(other, "iopub"));
        }
        Assert.Equal(["status", "execute_input", "stream", "status"], heard.Where(message => message.ParentId == id).Select(message => message.Type));
    }

    [Fact]
    public void Requests_that_need_no_code_are_answered()
    {
        Array.ForEach(["shell", "iopub", "control"], kernel.Probe);
        Assert.Equal("5.4", kernel.Ask("kernel_info_request").GetProperty("protocol_version").GetString());
        Assert.Equal("{}", kernel.Ask("comm_info_request").GetProperty("comms").GetRawText());
        var incomplete = kernel.Ask("is_complete_request", new JsonObject { ["code"] = "if (true) {" });
        Assert.Equal(("incomplete", "    "), (incomplete.GetProperty("status").GetString(), incomplete.GetProperty("indent").GetString()));
        kernel.Send("shell", "comm_open", new JsonObject { ["comm_id"] = "c", ["target_name"] = "widget" });
        Assert.Equal("c", kernel.NextPublished("comm_close").Text("comm_id"));
        Assert.True(kernel.Beats());
    }

    [Theory]
    [InlineData("name", "Console", 3, "class System.Console")]
    [InlineData("call", "Math.Max(1, ", 12, "int Math.Max(int val1, int val2)")]
    [InlineData("nothing", "1 + ", 4, null)]
    public void What_is_at_the_cursor_is_explained(string _, string code, int cursor, string? explanation)
    {
        var reply = kernel.Ask("inspect_request", new JsonObject { ["code"] = code, ["cursor_pos"] = cursor });
        Assert.Equal(explanation is not null, reply.GetProperty("found").GetBoolean());
        Assert.Contains(explanation ?? "", reply.GetProperty("data").TryGetProperty("text/plain", out var text) ? text.GetString() : "");
    }

    [Fact]
    public void Completions_replace_what_is_written_also_behind_characters_of_two_code_units()
    {
        var reply = kernel.Ask("complete_request", new JsonObject { ["code"] = "var s = \"😀\";\nConsole.WriteL", ["cursor_pos"] = 27 });
        Assert.Equal(["WriteLine"], reply.GetProperty("matches").EnumerateArray().Select(match => match.GetString()));
        Assert.Equal((21, 27), (reply.GetProperty("cursor_start").GetInt32(), reply.GetProperty("cursor_end").GetInt32()));
    }

    [Fact]
    public void Only_new_messages_with_the_right_signature_are_heard()
    {
        var counted = kernel.Frames("execute_request", new JsonObject { ["code"] = "Console.Write(\"heard\");" });
        byte[][] forged = [.. counted];
        forged[^1] = "{\"code\":\"Environment.Exit(1);\"}"u8.ToArray();
        byte[][] unsigned = [.. counted];
        unsigned[1] = [];
        IReadOnlyList<byte[]>[] sent = [forged, unsigned, [.. counted.Take(4)], [[1]], counted, counted];
        kernel.Send("stdin", "input_reply", []);
        Array.ForEach(sent, kernel.SendFrames);
        var next = kernel.Execute("Console.Write(\"next\");");
        var written = new List<string>();
        while (written is not [.., "next"])
        {
            written.Add(kernel.NextPublished("stream").Text("text"));
        }
        Assert.Equal(["heard", "next"], written);
        kernel.Finish(next);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_shown_as_one_character() => Assert.Equal("a\uFFFDb", kernel.Run("Console.Write(\"a\\ud800b\");").Stdout);

    [Theory]
    [InlineData("execute_request", "{}")]
    [InlineData("execute_request", "{\"code\":1}")]
    [InlineData("execute_request", "{\"code\":\"1\",\"silent\":\"yes\"}")]
    [InlineData("complete_request", "{\"code\":\"1\"}")]
    [InlineData("is_complete_request", "{}")]
    [InlineData("history_request", "{}")]
    [InlineData("history_request", "{\"hist_access_type\":7}")]
    [InlineData("history_request", "{\"hist_access_type\":\"tail\",\"n\":1.5}")]
    public void A_malformed_request_is_answered(string type, string content) =>
        Assert.Equal("error", kernel.Ask(type, JsonNode.Parse(content)!.AsObject()).GetProperty("status").GetString());

    private static int Count(JupyterRun run) => run.Reply.GetProperty("execution_count").GetInt32();
}

/// <summary>How a kernel behind the Jupyter protocol ends.</summary>
public sealed class JupyterEndTests
{
    [Fact]
    public void A_loop_that_never_waits_ends_the_kernel_which_says_why_first()
    {
        using var kernel = new JupyterKernel();
        var cell = kernel.Execute("Console.Write(\"started\"); while (true);");
        kernel.NextPublished("stream");
        Assert.True(kernel.Beats());
        kernel.Send("control", "interrupt_request", []);
        var run = kernel.Finish(cell);
        Assert.Contains("could not be interrupted", run.Of("error").GetProperty("evalue").GetString());
        Assert.Equal("error", run.Status);
        Assert.Equal("interrupt_reply", kernel.Next("control").Type);
        kernel.WaitForExit();
    }

    [Theory]
    [InlineData("await Task.Delay(-1);", true)]
    [InlineData("while (true);", false)]
    public void A_shutdown_is_answered_and_ends_the_process(string code, bool restart)
    {
        using var kernel = new JupyterKernel();
        kernel.Execute("Console.Write(\"started\");" + code);
        kernel.NextPublished("stream");
        kernel.Send("control", "shutdown_request", new JsonObject { ["restart"] = restart });
        var reply = kernel.Next("control");
        Assert.Equal(("shutdown_reply", restart), (reply.Type, reply.Content.GetProperty("restart").GetBoolean()));
        Assert.Equal(0, kernel.WaitForExit());
    }

    [Theory]
    [InlineData("Environment.Exit(3);")]
    [InlineData("new System.Threading.Thread(() => throw new Exception()).Start(); await Task.Delay(-1);")]
    public void What_was_written_before_the_process_died_has_arrived(string death)
    {
        using var kernel = new JupyterKernel();
        kernel.Execute("Console.Write(\"last words\"); " + death);
        Assert.Equal("last words", kernel.NextPublished("stream").Text("text"));
        Assert.NotEqual(0, kernel.WaitForExit());
    }

    [Fact]
    public void A_kernel_ends_with_the_process_that_started_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "uses a shell");
        var child = 0;
        using var kernel = new JupyterKernel(arguments =>
        {
            var shell = new ProcessStartInfo("sh", ["-c", "dotnet \"$@\" & echo $!; wait", "sh", .. arguments]) { RedirectStandardOutput = true };
            shell.Environment["JPY_PARENT_PID"] = "1";
            var started = Process.Start(shell)!;
            child = int.Parse(started.StandardOutput.ReadLine()!, System.Globalization.CultureInfo.InvariantCulture);
            return started;
        });
        using var orphan = Process.GetProcessById(child);
        kernel.Run("1");
        kernel.Process.Kill();
        Assert.True(orphan.WaitForExit(KernelProcess.HangLimit), "The kernel outlived its parent.");
    }
}
