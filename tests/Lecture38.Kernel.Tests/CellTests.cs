namespace Lecture38.Kernel.Tests;

/// <summary>What C# means in a cell.</summary>
public class CellTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly KernelProcess _kernel = shared.Kernel;

    [Fact]
    public void Variables_methods_and_types_of_one_cell_are_there_in_the_next()
    {
        Assert.True(_kernel.Run("var state = 20; int Twice(int x) => 2 * x; record Point(int X, int Y);").Succeeded);
        Assert.Contains(">40<", _kernel.Run("Twice(state)").Html);
        Assert.Contains(">3<", _kernel.Run("new Point(1, 3).Y").Html);
    }

    [Fact]
    public void What_was_assigned_before_a_throw_is_kept()
    {
        var thrown = _kernel.Run("var before = 7; throw new InvalidOperationException(\"boom\");");
        Assert.False(thrown.Succeeded);
        Assert.StartsWith("System.InvalidOperationException: boom", thrown.Message);
        Assert.Contains(">7<", _kernel.Run("before").Html);
    }

    [Theory]
    [InlineData("Message => throw new Exception()", "answered with System.Exception")]
    [InlineData("StackTrace => throw new Exception()", "answered with System.Exception")]
    [InlineData("ToString() => throw new Exception()", "answered with System.Exception")]
    [InlineData("ToString() => null!", "answered with null")]
    public void An_exception_whose_own_text_cannot_be_read_fails_its_cell_and_no_more(string member, string message)
    {
        var thrown = _kernel.Run($"class Unreadable : Exception {{ public override string {member}; }}\nthrow new Unreadable();");
        Assert.False(thrown.Succeeded);
        Assert.Contains("Unreadable: (asked for its text, the exception " + message, thrown.Message);
        Assert.True(_kernel.Run("1").Succeeded);
    }

    [Fact]
    public void The_very_first_cell_may_throw_and_keep_its_variables()
    {
        using var kernel = new KernelProcess();
        Assert.False(kernel.Run("var first = 5; throw new Exception();").Succeeded);
        Assert.Contains(">5<", kernel.Run("first").Html);
    }

    [Fact]
    public void Await_works_at_the_top_level() => Assert.Contains(">5<", _kernel.Run("await Task.Delay(1); await Task.FromResult(5)").Html);

    [Fact]
    public void Waiting_for_a_task_of_the_cell_does_not_block_it() =>
        Assert.Contains(">9<", _kernel.Run("async Task<int> Later() { await Task.Delay(1); await Task.Yield(); return 9; }\nLater().Result").Html);

    [Theory]
    [InlineData("new StringBuilder().Append(1).Length + new ArrayList().Count + new List<int>().Sum() + (await Task.FromResult(1))", true)]
    [InlineData("File.Exists(\"x\")", false)]
    [InlineData("Thread.Sleep(0)", false)]
    [InlineData("JsonSerializer.Serialize(1)", false)]
    [InlineData("System.Text.Json.JsonSerializer.Serialize(1)", true)]
    public void Imports_are_those_of_dotnet_interactive(string code, bool compiles) => Assert.Equal(compiles, _kernel.Run(code).Succeeded);

    [Fact]
    public void The_language_is_the_latest() =>
        Assert.Contains("[ 1, 2 ]", _kernel.Run("int[] collection = [1, 2]; class Backed { public int P { get; set => field = value; } }\ncollection").Html);

    [Fact]
    public void Cells_compile_without_optimisation() => Assert.Contains(">True<", _kernel.Run(
        "class Marker;\nSystem.Reflection.CustomAttributeExtensions.GetCustomAttribute<System.Diagnostics.DebuggableAttribute>(typeof(Marker).Assembly).IsJITOptimizerDisabled").Html);

    [Fact]
    public void A_statement_returns_nothing() => Assert.Empty(_kernel.Run("var nothing = 1;").Of("ReturnValueProduced"));

    [Fact]
    public void A_handle_to_a_display_is_no_result() => Assert.Empty(_kernel.Run("1.Display()").Of("ReturnValueProduced"));

    [Fact]
    public void Errors_have_their_place_in_the_cell()
    {
        var run = _kernel.Run("\n#!time\nvar ok = 1;\n  int bad = \"text\";");
        Assert.Equal("(4,13): error CS0029: Cannot implicitly convert type 'string' to 'int'", run.Message);
        var start = run.Of("DiagnosticsProduced").Single().Line["event"]!["diagnostics"]![0]!["linePositionSpan"]!["start"]!;
        Assert.Equal((3, 12), ((int)start["line"]!, (int)start["character"]!));
    }

    [Fact]
    public void Every_error_has_a_line() => Assert.Equal(2, _kernel.Run("int a = \"s\";\nint b = \"t\";").Message!.Split('\n').Length);

    [Fact]
    public void Warnings_come_with_a_cell_that_succeeds()
    {
        var run = _kernel.Run("#warning look here\n1");
        Assert.True(run.Succeeded);
        Assert.Contains("look here", run.Of("DiagnosticsProduced").Single().Line.ToJsonString());
    }

    [Fact]
    public void Unfinished_code_is_reported_as_such()
    {
        var run = _kernel.Run("var unfinished = (1 +");
        Assert.Single(run.Of("IncompleteCodeSubmissionReceived"));
        Assert.False(run.Succeeded);
    }

    [Fact]
    public void An_empty_cell_succeeds() => Assert.True(_kernel.Run(" \n").Succeeded);

    [Fact]
    public void Cells_that_are_sent_at_once_run_in_order()
    {
        var tokens = Enumerable.Range(0, 5).Select(i => _kernel.Submit($"Console.Write({i});")).ToList();
        Assert.Equal("01234", string.Concat(tokens.Select(token => _kernel.Finish(token).StandardOutput)));
    }

    [Fact]
    public void A_cell_has_the_working_directory() =>
        Assert.Equal(Path.GetFullPath(shared.Folder.Path), _kernel.Run("Environment.CurrentDirectory").Returned["text/plain"]);

    [Fact]
    public void A_display_can_be_updated()
    {
        var run = _kernel.Run("var shown = \"before\".Display(); shown.Update(\"after\");");
        var updated = run.Of("DisplayedValueUpdated").Single();
        Assert.Equal("after", updated.Values["text/plain"]);
        Assert.Equal(run.Displayed.Single().ValueId, updated.ValueId);
    }
}
