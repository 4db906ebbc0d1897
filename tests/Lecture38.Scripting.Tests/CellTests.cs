namespace Lecture38.Scripting.Tests;

/// <summary>What C# means in a cell.</summary>
public class CellTests(TestEngine engine) : IClassFixture<TestEngine>
{
    [Fact]
    public void Variables_methods_and_types_of_one_cell_are_there_in_the_next()
    {
        Assert.True(engine.Run("var state = 20; int Twice(int x) => 2 * x; record Point(int X, int Y);").Succeeded);
        Assert.Contains(">40<", engine.Run("Twice(state)").Html);
        Assert.Contains(">3<", engine.Run("new Point(1, 3).Y").Html);
    }

    [Fact]
    public void What_was_assigned_before_a_throw_is_kept()
    {
        var thrown = engine.Run("var before = 7; throw new InvalidOperationException(\"boom\");");
        Assert.False(thrown.Succeeded);
        Assert.StartsWith("System.InvalidOperationException: boom", thrown.Message);
        Assert.Contains(">7<", engine.Run("before").Html);
    }

    [Theory]
    [InlineData("Message => throw new Exception()", "answered with System.Exception")]
    [InlineData("StackTrace => throw new Exception()", "answered with System.Exception")]
    [InlineData("ToString() => throw new Exception()", "answered with System.Exception")]
    [InlineData("ToString() => null!", "answered with null")]
    public void An_exception_whose_own_text_cannot_be_read_fails_its_cell_and_no_more(string member, string message)
    {
        var thrown = engine.Run($"class Unreadable : Exception {{ public override string {member}; }}\nthrow new Unreadable();");
        Assert.False(thrown.Succeeded);
        Assert.Contains("Unreadable: (asked for its text, the exception " + message, thrown.Message);
        Assert.True(engine.Run("1").Succeeded);
    }

    [Fact]
    public void The_very_first_cell_may_throw_and_keep_its_variables()
    {
        using var fresh = new TestEngine();
        Assert.False(fresh.Run("var first = 5; throw new Exception();").Succeeded);
        Assert.Contains(">5<", fresh.Run("first").Html);
    }

    [Fact]
    public void Await_works_at_the_top_level() => Assert.Contains(">5<", engine.Run("await Task.Delay(1); await Task.FromResult(5)").Html);

    [Fact]
    public void Waiting_for_a_task_of_the_cell_does_not_block_it() =>
        Assert.Contains(">9<", engine.Run("async Task<int> Later() { await Task.Delay(1); await Task.Yield(); return 9; }\nLater().Result").Html);

    [Theory]
    [InlineData("new StringBuilder().Append(1).Length + new ArrayList().Count + new List<int>().Sum() + (await Task.FromResult(1))", true)]
    [InlineData("File.Exists(\"x\")", false)]
    [InlineData("Thread.Sleep(0)", false)]
    [InlineData("JsonSerializer.Serialize(1)", false)]
    [InlineData("System.Text.Json.JsonSerializer.Serialize(1)", true)]
    public void Imports_are_those_of_dotnet_interactive(string code, bool compiles) => Assert.Equal(compiles, engine.Run(code).Succeeded);

    [Fact]
    public void The_language_is_that_of_the_SDK_not_a_preview() =>
        Assert.Contains(">1<", engine.Run("var union = new HashSet<int>();\nunion.Add(3);\nunion.Count").Html);

    [Fact]
    public void Errors_of_the_syntax_stand_alone() =>
        Assert.Equal("(1,4): error CS1733: Expected expression", engine.Run("x =").Message);

    [Fact]
    public void The_language_is_the_latest() =>
        Assert.Contains("[ 1, 2 ]", engine.Run("int[] collection = [1, 2]; class Backed { public int P { get; set => field = value; } }\ncollection").Html);

    [Fact]
    public void Cells_compile_without_optimisation() => Assert.Contains(">True<", engine.Run(
        "class Marker;\nSystem.Reflection.CustomAttributeExtensions.GetCustomAttribute<System.Diagnostics.DebuggableAttribute>(typeof(Marker).Assembly).IsJITOptimizerDisabled").Html);

    [Fact]
    public void A_statement_returns_nothing() => Assert.Empty(engine.Run("var nothing = 1;").Results);

    [Fact]
    public void A_handle_to_a_display_is_no_result() => Assert.Empty(engine.Run("1.Display()").Results);

    [Fact]
    public void Errors_have_their_place_in_the_cell()
    {
        var run = engine.Run("\n#!time\nvar ok = 1;\n  int bad = \"text\";");
        Assert.Equal("(4,13): error CS0029: Cannot implicitly convert type 'string' to 'int'", run.Message);
        Assert.Equal(new(3, 12), run.Diagnostics.Single().Span.Start);
    }

    [Fact]
    public void Every_error_has_a_line() => Assert.Equal(2, engine.Run("int a = \"s\";\nint b = \"t\";").Message!.Split('\n').Length);

    [Fact]
    public void Warnings_come_with_a_cell_that_succeeds()
    {
        var run = engine.Run("#warning look here\n1");
        Assert.True(run.Succeeded);
        Assert.Contains("look here", run.Diagnostics.Single().Message);
    }

    [Fact]
    public void A_field_that_its_initializer_assigns_is_no_warning() =>
        Assert.Empty(engine.Run("class Initialized { private readonly int[] _numbers = new int[4]; public int First => _numbers[0]; }\nnew Initialized().First").Diagnostics);

    [Fact]
    public void Unfinished_code_is_reported_as_such()
    {
        var run = engine.Run("var unfinished = (1 +");
        Assert.False(run.IsComplete);
        Assert.False(run.Succeeded);
    }

    [Fact]
    public void An_empty_cell_succeeds() => Assert.True(engine.Run(" \n").Succeeded);

    [Fact]
    public void A_display_can_be_updated()
    {
        var run = engine.Run("var shown = \"before\".Display(); shown.Update(\"after\");");
        var updated = run.Updated.Single();
        Assert.Equal("after", updated.Values["text/plain"]);
        Assert.Equal(run.Displayed.Single().ValueId, updated.ValueId);
    }

    [Fact]
    public void The_text_of_an_exception_ends_where_the_engine_begins()
    {
        var message = engine.Run("void Thrower() => throw new Exception(\"boom\", new Exception(\"inner\"));\nThrower();").Message!;
        Assert.Contains("boom", message);
        Assert.Contains("inner", message);
        Assert.Contains("Thrower()", message);
        Assert.DoesNotContain("Lecture38", message);
    }

    [Theory]
    [InlineData("using System.Threading;", "typeof(Thread)")]
    [InlineData("#r \"System.Xml\"", "1")]
    [InlineData("// nothing", "1")]
    [InlineData("#nullable enable", "1")]
    public void A_cell_without_code_is_part_of_the_chain(string code, string next)
    {
        using var fresh = new TestEngine();
        fresh.WarmUp();
        Assert.True(fresh.Run("var before = 1;").Succeeded);
        var run = fresh.Run(code);
        Assert.True(run.Succeeded, run.Message);
        Assert.Empty(run.Results);
        Assert.True(fresh.Run(next).Succeeded);
        Assert.Contains(">1<", fresh.Run("before").Html);
    }

    [Fact]
    public void A_variable_that_is_declared_again_hides_the_first()
    {
        engine.Run("var again = 1; int Read() => again;");
        engine.Run("var again = \"two\";");
        Assert.Equal("two", engine.Run("again").Returned["text/plain"]);
        Assert.Contains(">1<", engine.Run("Read()").Html);
    }

    [Theory]
    [InlineData("return 3;", ">3<")]
    [InlineData("if (true) { return 4; }", ">4<")]
    [InlineData("(object)null", "&lt;null&gt;")]
    public void A_value_can_be_returned(string code, string html) => Assert.Contains(html, engine.Run(code).Html);

    [Theory]
    [InlineData("void Nothing() { }\nNothing()")]
    [InlineData("1 + 1;")]
    [InlineData("int Local() { return 1; }")]
    [InlineData("Func<int> lambda = () => { return 1; };")]
    public void What_has_no_value_returns_nothing(string code)
    {
        var run = engine.Run(code);
        Assert.True(run.Succeeded || code.Contains(';'), run.Message);
        Assert.Empty(run.Results);
    }

    [Fact]
    public void Cells_run_on_references_in_memory()
    {
        using var memory = new TestEngine([.. AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal))
            .Select(LoadedReferences.Of)]);
        Assert.Contains(">6<", memory.Run("new List<int> { 1, 2, 3 }.Sum()").Html);
    }

    [Fact]
    public void More_cells_than_the_chain_has_room_for_at_first()
    {
        using var fresh = new TestEngine();
        Assert.All(Enumerable.Range(0, 70), i => Assert.True(fresh.Run($"var v{i} = {i};").Succeeded));
        Assert.Contains(">69<", fresh.Run("v0 + v69").Html);
    }

    [Fact]
    public void The_compiler_is_cancelled() =>
        Assert.ThrowsAny<OperationCanceledException>(() => engine.RunCancelled("1"));
}
