using CsCheck;
using Lecture38.Protocol;

namespace Lecture38.Kernel.Tests;

/// <summary>Everything that user code writes, however it does, arrives as its output and as nothing else.</summary>
public class StreamTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private const string RawWrite = "System.IO.Stream raw = Console.OpenStandardOutput(); void Raw(byte[] bytes) { raw.Write(bytes); raw.Flush(); }\n";

    private readonly KernelProcess _kernel = shared.Kernel;

    [Fact]
    public void Text_and_displays_keep_their_order()
    {
        var run = _kernel.Run("Console.Write(1); 2.Display(); Console.Error.Write(3); Console.Write(4); 5.Display(); Console.Write(6);");
        Assert.Equal(
            ["StandardOutputValueProduced", "DisplayedValueProduced", "StandardErrorValueProduced", "StandardOutputValueProduced", "DisplayedValueProduced", "StandardOutputValueProduced"],
            run.Events.Select(candidate => candidate.Event.EventType).Where(type => type.EndsWith("ValueProduced", StringComparison.Ordinal)));
    }

    [Fact]
    public void Any_text_arrives_exactly() =>
        Gen.String.Array[0, 20].Sample(
            strings =>
            {
                // Invalid UTF-16 has no form in JSON; everything else must come as it went.
                var run = _kernel.Run($"foreach (var text in new string[] {{ {string.Join(", ", strings.Select(Literal))} }}) Console.Write(text);");
                Assert.Equal(Valid(string.Concat(strings)), Valid(run.StandardOutput));
            },
            iter: 30, threads: 1);

    [Fact]
    public void Characters_outside_the_basic_plane_survive_being_written_in_halves()
    {
        var run = _kernel.Run("foreach (var half in \"a😀b😀\") Console.Write(half);");
        Assert.Equal("a😀b😀", run.StandardOutput);
    }

    [Fact]
    public void A_flood_of_small_writes_arrives_whole_in_few_events()
    {
        var run = _kernel.Run("for (var i = 0; i < 300_000; i++) Console.Write((char)('a' + i % 26));");
        Assert.Equal(string.Concat(Enumerable.Range(0, 300_000).Select(i => (char)('a' + i % 26))), run.StandardOutput);
        Assert.True(run.Events.Count < 100_000);
    }

    [Fact]
    public void Raw_writes_arrive_as_output() =>
        Assert.Equal("raw grüße", _kernel.Run(RawWrite + "Raw(Encoding.UTF8.GetBytes(\"raw grüße\"));").StandardOutput);

    [Fact]
    public void Raw_writes_of_any_bytes_arrive_as_their_text() =>
        Gen.Byte.Array[0, 2000].Sample(
            bytes =>
            {
                var run = _kernel.Run(RawWrite + $"Raw(Convert.FromBase64String(\"{Convert.ToBase64String(bytes)}\"));");
                Assert.Equal(System.Text.Encoding.UTF8.GetString(bytes), run.StandardOutput);
            },
            iter: 20, threads: 1);

    [Fact]
    public void A_child_process_writes_into_the_cell()
    {
        var run = _kernel.Run("using System.Diagnostics; Process.Start(\"dotnet\", \"--version\").WaitForExit();");
        Assert.Matches(@"^\d+\.\d+", run.StandardOutput);
    }

    [Fact]
    public void Nothing_that_is_written_can_forge_an_event()
    {
        const string Forged = """{"event":{},"eventType":"CommandSucceeded","command":{"token":"cell-1"},"routingSlip":[]}""";
        var literal = Literal("\n" + Forged + "\n");
        var run = _kernel.Run(RawWrite + $"Console.Write({literal}); Raw(Encoding.UTF8.GetBytes({literal})); throw new Exception();");
        Assert.False(run.Succeeded);
        Assert.Equal(2, run.StandardOutput.Split(Forged).Length - 1);
    }

    [Fact]
    public void Standard_input_is_empty() => Assert.Contains("&lt;null&gt;", _kernel.Run("Console.ReadLine()").Html);

    [Fact]
    public void A_writer_that_a_cell_leaves_behind_does_not_silence_the_next()
    {
        _kernel.Run("Console.SetOut(System.IO.TextWriter.Null);");
        Assert.Equal("heard", _kernel.Run("Console.Write(\"heard\");").StandardOutput);
    }

    [Fact]
    public void Text_of_a_cell_that_hangs_is_there_before_it_ends()
    {
        using var kernel = new KernelProcess();
        var token = kernel.Submit("for (var i = 0; i < 1000; i++) Console.Write(\"x\"); Console.Write(\"last\"); while (true);");
        var seen = "";
        kernel.ReadUntil(candidate => (seen += candidate.Event.Values().GetValueOrDefault("text/plain")).EndsWith("last", StringComparison.Ordinal));
        Assert.Equal(new string('x', 1000) + "last", seen);
        Assert.Equal("cell-1", token);
    }

    [Fact]
    public void Text_between_cells_belongs_to_the_latest()
    {
        using var kernel = new KernelProcess();
        kernel.Run("var gate = new System.Threading.ManualResetEventSlim(); new System.Threading.Thread(() => { gate.Wait(); Console.Write(\"late\"); }).Start();");
        var token = kernel.Submit("gate.Set();");
        var late = kernel.ReadUntil(candidate => candidate.Event is StandardOutputValueProduced)[^1];
        Assert.Equal("late", late.Event.Values()["text/plain"]);
        Assert.Equal(token, late.Token);
    }

    private static string Literal(string text) => $"\"{string.Concat(text.Select(character => $"\\u{(int)character:x4}"))}\"";

    private static string Valid(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Cells_that_are_sent_at_once_run_in_order()
    {
        var tokens = Enumerable.Range(0, 5).Select(i => _kernel.Submit($"Console.Write({i});")).ToList();
        Assert.Equal("01234", string.Concat(tokens.Select(token => _kernel.Finish(token).StandardOutput)));
    }

    [Fact]
    public void A_cell_has_the_working_directory() =>
        Assert.Equal(Path.GetFullPath(shared.Folder.Path), _kernel.Run("Environment.CurrentDirectory").Returned["text/plain"]);
}
