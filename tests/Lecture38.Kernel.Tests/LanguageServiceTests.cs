using Lecture38.Protocol;

namespace Lecture38.Kernel.Tests;

/// <summary>What an editor offers while a student types: it knows the cells that have run.</summary>
public sealed class LanguageServiceTests : IClassFixture<SharedKernel>
{
    private static int _questions;

    private readonly KernelProcess _kernel;

    public LanguageServiceTests(SharedKernel shared)
    {
        _kernel = shared.Kernel;
        var library = Path.GetFullPath(Path.Combine(KernelProcess.KernelPath, "..", "..", "Lecture38.dll"));
        Assert.True(_kernel.Run($$"""
            #r "{{library}}"
            using Lecture38;
            var cache = new LruCache<string, int>(3);
            class Sensor { public int Reading; public int Scale(int factor, int offset = 0) => factor * Reading + offset; public void Scale(string unit) { } }
            var sensor = new Sensor();
            """).Succeeded);
    }

    [Theory]
    [InlineData("sensor.|", "Reading", "Field")]
    [InlineData("sensor.|", "Scale", "Method")]
    [InlineData("cache.|", "ContainsKey", "Method")]
    [InlineData("sens|", "sensor", "Field")]
    [InlineData("Lru|", "LruCache", "Class")]
    [InlineData("#!time\nsensor.|", "Reading", "Field")]
    [InlineData("var local = 1;\nlo|", "local", "Field")]
    [InlineData("if (sensor.|", "Reading", "Field")]
    public void Completions_know_the_session(string code, string expected, string kind)
    {
        var produced = Answer<CompletionsProduced>(code, (token, text, position) => new RequestCompletions(token, text, position))!;
        var completion = Assert.Single(produced.Completions, candidate => candidate.InsertText == expected);
        Assert.Equal(kind, completion.Kind);
    }

    [Fact]
    public void A_completion_replaces_what_has_been_typed()
    {
        var produced = Answer<CompletionsProduced>("#!time\n  sensor.Re|", (token, text, position) => new RequestCompletions(token, text, position))!;
        Assert.Equal((new TextPosition(1, 9), new TextPosition(1, 11)), (produced.Start, produced.End));
    }

    [Fact]
    public void A_later_cell_redefines_a_variable()
    {
        _kernel.Run("var redefined = 1;");
        _kernel.Run("var redefined = new[] { 1 };");
        var produced = Answer<CompletionsProduced>("redefined.|", (token, text, position) => new RequestCompletions(token, text, position))!;
        Assert.Contains(produced.Completions, completion => completion.InsertText == "Length");
    }

    [Theory]
    [InlineData("sen|sor.Reading", "Sensor sensor")]
    [InlineData("sensor.Rea|ding", "int Sensor.Reading")]
    [InlineData("new Lru|Cache<int, int>(1)", "Creates an empty cache.")]
    public void Hover_explains_a_symbol(string code, string expected)
    {
        var produced = Answer<HoverTextProduced>(code, (token, text, position) => new RequestHoverText(token, text, position))!;
        Assert.All(produced.Content, content => Assert.Contains(expected, content.Value, StringComparison.Ordinal));
        Assert.Equal([MimeTypes.Markdown, MimeTypes.PlainText], produced.Content.Select(content => content.MimeType));
    }

    [Fact]
    public void Hover_says_nothing_where_there_is_no_symbol() =>
        Assert.Null(Answer<HoverTextProduced>("  |  ", (token, text, position) => new RequestHoverText(token, text, position)));

    [Theory]
    [InlineData("sensor.Scale(|", 0, 0)]
    [InlineData("sensor.Scale(1, |", 0, 1)]
    [InlineData("sensor.Scale(\"m\"|)", 1, 0)]
    [InlineData("Math.Abs(sensor.Scale(1, 2|))", 0, 1)]
    public void Signature_help_lists_the_overloads_of_the_call(string code, int signature, int parameter)
    {
        var produced = Answer<SignatureHelpProduced>(code, (token, text, position) => new RequestSignatureHelp(token, text, position))!;
        Assert.Equal(["int Sensor.Scale(int factor, int offset = 0)", "void Sensor.Scale(string unit)"], produced.Signatures.Select(overload => overload.Label));
        Assert.Equal((signature, parameter), (produced.ActiveSignature, produced.ActiveParameter));
    }

    [Fact]
    public void Signature_help_has_the_documentation_of_the_library()
    {
        var produced = Answer<SignatureHelpProduced>("new LruCache<int, int>(|", (token, text, position) => new RequestSignatureHelp(token, text, position))!;
        var constructor = Assert.Single(produced.Signatures);
        Assert.Contains("empty cache", constructor.Documentation, StringComparison.Ordinal);
        Assert.Equal("maxSize", constructor.Parameters[0].Label);
        Assert.Contains("most entries", constructor.Parameters[0].Documentation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sensor|")]
    [InlineData("sensor.Scale(1)|")]
    [InlineData("var x = (1 + |2);")]
    public void Signature_help_says_nothing_outside_a_call(string code) =>
        Assert.Null(Answer<SignatureHelpProduced>(code, (token, text, position) => new RequestSignatureHelp(token, text, position)));

    [Theory]
    [InlineData("int x = sensor;", "CS0029", 0, 8)]
    [InlineData("#!time\nsensor.Missing", "CS1061", 1, 7)]
    [InlineData("#!no-such-directive", "DNI101", 0, 0)]
    public void Diagnostics_come_without_running_the_cell(string code, string id, int line, int character)
    {
        var produced = _kernel.Ask(new RequestDiagnostics($"question-{++_questions}", code)).Of<DiagnosticsProduced>().Single();
        var diagnostic = Assert.Single(produced.Diagnostics);
        Assert.Equal((id, new TextPosition(line, character)), (diagnostic.Code, diagnostic.Start));
    }

    [Fact]
    public void Questions_run_nothing()
    {
        Answer<CompletionsProduced>("sensor = null; sensor.|", (token, text, position) => new RequestCompletions(token, text, position));
        _kernel.Ask(new RequestDiagnostics($"question-{++_questions}", "sensor = null;"));
        Assert.Equal("False", _kernel.Run("Console.Write(sensor == null);").StandardOutput);
    }

    [Theory]
    [InlineData(-1, 99)]
    [InlineData(99, -1)]
    public void A_position_outside_the_cell_is_the_nearest_one_inside(int line, int character) =>
        Assert.NotEmpty(_kernel.Ask(new RequestCompletions($"question-{++_questions}", "sensor.", new(line, character))).Of<CompletionsProduced>());

    /// <summary>Asks about the position of the bar in the code. Null if the kernel had nothing to say.</summary>
    private T? Answer<T>(string codeWithBar, Func<string, string, TextPosition, KernelCommand> question)
        where T : KernelEvent
    {
        var before = codeWithBar.Split('|')[0].Split('\n');
        var position = new TextPosition(before.Length - 1, before[^1].Length);
        var run = _kernel.Ask(question($"question-{++_questions}", codeWithBar.Replace("|", "", StringComparison.Ordinal), position));
        Assert.True(run.Succeeded, run.Message);
        return run.Of<T>().SingleOrDefault();
    }
}
