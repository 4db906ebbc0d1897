using CsCheck;

namespace Lecture38.Runner.Tests;

/// <summary>What a script may and a program may not: an app of such cells does what the notebook does.</summary>
public sealed class ScriptSemanticsTests
{
    [Theory]
    [InlineData("1\n2\ntwo", "var x = 1; Console.WriteLine(x);", "x = 2; Console.WriteLine(x);", "var x = \"two\"; Console.WriteLine(x);")]
    [InlineData("1 2", "int F() => 1; int G() => F();", "int F() => 2;", "Console.WriteLine($\"{G()} {F()}\");")]
    [InlineData("1 2", "class A { public static int N => 1; } int F() => A.N;", "class A { public A() { } public static int N => 2; }", "Console.WriteLine($\"{F()} {A.N}\");")]
    public Task A_name_declared_anew_means_the_new_thing_from_there_on(string expected, params string[] cells) => RequireAsync(expected, cells);

    [Theory]
    [InlineData("0 1 2\n5", "foreach (var i in new[] { 0, 1, 2 }) Console.Write($\"{i} \");", "Console.WriteLine();", "var i = 5; Console.WriteLine(i);")]
    [InlineData("3\n7", "if (3 is var a) Console.WriteLine(a);", "{ var b = 7; Console.WriteLine(b); }", "var (a, b) = (1, 2);")]
    [InlineData("6", "var n = 1; Func<int, int> f = n => n + 1; Console.WriteLine(f(5));")]
    [InlineData("4", "var q = from n in new[] { 1, 3 } select n; Console.WriteLine(q.Sum());", "var n = 1;")]
    [InlineData("1", "try { throw new Exception(\"1\"); } catch (Exception e) { Console.WriteLine(e.Message); }", "var e = 2;")]
    public Task A_block_s_variable_may_have_the_name_of_one_of_another_cell(string expected, params string[] cells) =>
        RequireAsync(expected.Replace(" 1 2\n", " 1 2 \n", StringComparison.Ordinal), cells);

    [Theory]
    [InlineData("int text", "string F(int n) => \"int\"; string F(string s) => \"text\";", "Console.WriteLine($\"{F(1)} {F(\"\")}\");")]
    [InlineData("4", "static int Twice(this int n) => 2 * n;", "Console.WriteLine(2.Twice());")]
    [InlineData("3", "var n = 2;", "int Next => n + 1;", "Console.WriteLine(Next);")]
    public Task Functions_that_cannot_be_local_are_members(string expected, params string[] cells) => RequireAsync(expected, cells);

    [Theory]
    [InlineData("15", "static int factor = 3;", "static int Times(int n) => factor * n;", "class A { public int Of(int n) => Times(n); }", "Console.WriteLine(new A().Of(5));")]
    [InlineData("2 3", "int.TryParse(\"2\", out var parsed);", "int Plus() => parsed; int Plus(int n) => parsed + n;", "Console.WriteLine($\"{Plus()} {Plus(1)}\");")]
    [InlineData("9", "const int Size = 9; static int[] lengths = { 1, 2 };", "class A { public int[] N = new int[Size]; public int L => lengths.Length; }", "Console.WriteLine(new A().N.Length);")]
    [InlineData("1 2", "record P(int X); var (p, q) = (new P(1), new P(2));", "string S => $\"{p.X} {q.X}\";", "Console.WriteLine(S);")]
    public Task Types_use_variables_and_functions_of_cells(string expected, params string[] cells) => RequireAsync(expected, cells);

    [Theory]
    [InlineData("0 True", "int n; string s;", "Console.WriteLine($\"{n} {s is null}\");")]
    [InlineData("2", "public static int F() => 2; private readonly int n = F();", "Console.WriteLine(n);")]
    [InlineData("args", "var args = \"args\"; Console.WriteLine(args);")]
    [InlineData("Hi 3", "Console.WriteLine(Math.Max(1, 3) is var m ? $\"Hi {m}\" : \"\");", "var Math = 5;")]
    [InlineData("7", "using X = System.Collections.Generic.List<int>; var x = new X { 7 };", "Console.WriteLine(x[0]);")]
    [InlineData("x=2", "var x = 1;", "var x = 2; var t = (x, 1); Console.WriteLine($\"x={t.x}\");")]
    [InlineData("{ x = 2 }", "var x = 1;", "var x = 2; Console.WriteLine(new { x });")]
    [InlineData("5", "await Task.Yield(); var n = await Task.FromResult(5);", "Console.WriteLine(n);")]
    public Task Variables_are_as_in_a_script(string expected, params string[] cells) => RequireAsync(expected, cells);

    [Theory]
    [InlineData("42", "42")]
    [InlineData("<null>", "(string)null")]
    [InlineData("[ 1, 2, 3 ]", "new[] { 1, 2, 3 }")]
    [InlineData("3", "1 + 2")]
    [InlineData("(1, 2)", "(1, 2)")]
    [InlineData("1.5", "(dynamic)1.5")]
    [InlineData("5", "await Task.FromResult(5)")]
    [InlineData("5", "5 // a comment")]
    [InlineData("6", "var n = 5; return n + 1;")]
    [InlineData("System.Func<int> 3", "Func<int> f = () => 3;", "$\"System.Func<int> {f()}\"")]
    [InlineData("0", "var list = new List<int> { 1 };", "list.Clear()", "list.Count")]
    [InlineData("1\n2\n3\n4", "1.Display(); display(2); var shown = 3.Display(); shown.Update(4);")]
    [InlineData("<b>x</b>", "\"<b>x</b>\".DisplayAs(\"text/html\");")]
    [InlineData("own", "class A { public void Display() => Console.WriteLine(\"never\"); public override string ToString() => \"own\"; }", "new A()")]
    [InlineData("1.5", "System.Globalization.CultureInfo.GetCultureInfo(\"\").Name + 1.5")]
    public Task The_last_value_is_shown_and_whatever_is_displayed(string expected, params string[] cells) => RequireAsync(expected, cells);

    [Fact]
    public Task What_a_later_cell_lets_go_of_is_collected_and_not_before() => RequireAsync(
        "True False",
        "var block = new byte[100_000]; var watch = new WeakReference(block); string seen = \"\";",
        "GC.Collect(); seen += watch.IsAlive;",
        "block = null;",
        "GC.Collect(); Console.WriteLine($\"{seen} {watch.IsAlive}\");");

    [Fact]
    public async Task A_cell_that_raises_says_so_and_the_next_ones_go_on_with_what_it_had_done()
    {
        var text = CompiledApp.TextOf(
            Notebooks.Code("c1", "var before = 1; string F() => $\"{before} {text}\"; var text = \"\"\"\n    two\n      lines\n    \"\"\"; var never = Fail();\nint Fail() => throw new FormatException(\"no\");", "raises-exception"),
            Notebooks.Code("c2", "Console.WriteLine(F() + never);"),
            Notebooks.Code("c3", "int exception = 5; throw new InvalidOperationException(\"again\");", "raises-exception"));
        Assert.Equal("System.FormatException: no\n1 two\n  lines0\nSystem.InvalidOperationException: again", await CompiledApp.RunAsync(text));
    }

    [Fact]
    public void Cells_in_any_order_become_an_app_that_compiles_or_one_line_says_why_not()
    {
        const string First = "var x = 1; object y = 2; int F() => 1; class A { public int N => 3; } delegate int D(int n); int Next => x; async Task G() => await Task.Yield(); var list = new List<A>();";
        string[] cells =
        [
            "var x = 1;", "int x = 2; x", "var (x, y) = (1, \"two\");", "foreach (var x in new[] { 1 }) { var y = x; Console.WriteLine(y); }", "int F() => 1;", "int F(int n) => n; string F(string s) => s;",
            "Console.WriteLine(F());", "F(x)", "static int S = 5; class A { public int N => S; }", "class A { public static A Of() => new(); }", "new A()", "var a = new A(); a.Display();",
            "record A(int N);", "var later = from x in new[] { 1, 2 } where x > 1 select x;", "throw new Exception();", "y = null;", "x++;", "if (x is int n) Console.WriteLine(n);",
            "// a comment", "using System.IO;", "return;", "return x;", "enum E { One, Two }", "E.One", "int Next { get; set; } = 4;", "Next", "delegate int D(int n);", "D d = n => n;",
            "list.Clear()", "string U() => v + x; var v = \"v\";", "static int Of(this A a) => 1;", "Console.WriteLine(new { x, y }); var t = (x, y);", "var list = new List<A>();", "unknown", "#nullable enable\nstring? s = null;", "#region r\nclass R { }\n#endregion", "async Task G() => await Task.Yield();", "await G();",
        ];
        var exported = 0;
        Gen.Select(Gen.Int[0, cells.Length - 1], Gen.Bool).Array[1, 8].Sample(chosen =>
        {
            var notebook = chosen.Select((cell, index) => Notebooks.Code($"c{index}", cells[cell.Item1], cell.Item2 ? ["raises-exception"] : []));
            try
            {
                var text = CompiledApp.TextOf([Notebooks.Code("first", First), .. notebook]);
                Assert.True(CompiledApp.Errors(text) is [], string.Join('\n', CompiledApp.Errors(text)) + "\n" + text);
                Interlocked.Increment(ref exported);
            }
            catch (InvalidInputException error)
            {
                Assert.DoesNotContain('\n', error.Message);
            }
        }, iter: 100);
        Assert.True(exported > 0, "no sample could be exported, so none was compiled");
    }

    private static async Task RequireAsync(string expected, string[] cells) => Assert.Equal(expected, await CompiledApp.OutputOfAsync(cells));

    private static Task RequireAsync(string expected, string first, params string[] cells) => RequireAsync(expected, [first, .. cells]);
}
