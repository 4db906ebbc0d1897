namespace Lecture38.Protocol.Tests;

/// <summary>What one side writes, the other reads. Lecture38.Conformance holds both to the form of .NET Interactive.</summary>
public class RoundTripTests
{
    private const string Awkward = "a\r\n\t\"\\</script>\u2028 😀 \0";

    public static TheoryData<KernelCommand> Commands =>
    [
        new SubmitCode("cell-1", Awkward, "other"),
        new SubmitCode(null, ""),
        new Cancel("c"),
        new Quit("q"),
        new RequestKernelInfo("i"),
        new RequestCompletions("q1", Awkward, new(1, 2)),
        new RequestHoverText("q2", Awkward, new(0, 0)),
        new RequestSignatureHelp("q3", Awkward, new(3, 4)),
        new RequestDiagnostics("q4", Awkward),
        new UnknownCommand("u", "SendEditableCode"),
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_comes_back(KernelCommand command) => Assert.Equal(command, CommandJson.Parse(CommandJson.ToLine(command)));

    public static TheoryData<KernelEvent> Events
    {
        get
        {
            FormattedValue[] values = [new(MimeTypes.Html, Awkward), new(MimeTypes.PlainText, "", SuppressDisplay: true)];
            var info = new KernelInfo("csharp", "C#", "kernel://pid-1/csharp", "C#", "14.0", ["c#"], [nameof(SubmitCode)]);
            return
            [
                new KernelReady([info, info with { LanguageName = null, LanguageVersion = null, Aliases = [] }]),
                new KernelInfoProduced(info),
                new CodeSubmissionReceived(Awkward),
                new CompleteCodeSubmissionReceived(Awkward),
                new IncompleteCodeSubmissionReceived(),
                new DiagnosticsProduced([new Diagnostic(new(1, 2), new(3, 4), "error", "CS0029", Awkward)], values),
                new ReturnValueProduced(values),
                new DisplayedValueProduced(values, "id"),
                new DisplayedValueUpdated(values, "id"),
                new StandardOutputValueProduced(values),
                new StandardErrorValueProduced(values),
                new ErrorProduced(Awkward),
                new CommandSucceeded(),
                new CommandFailed(Awkward),
                new CompletionsProduced(new(1, 2), new(1, 4), [new Completion(Awkward, "Method", "i", "f", "s")]),
                new HoverTextProduced(new(1, 2), new(1, 4), values),
                new SignatureHelpProduced([new Signature(Awkward, "does", [new SignatureParameter("p", Awkward)])], 0, 1),
                new UnknownEvent("ValueProduced"),
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_comes_back(KernelEvent kernelEvent)
    {
        var received = EventJson.Parse(EventJson.ToLine(kernelEvent, new SubmitCode("cell-1", "1")));
        Assert.Equivalent(kernelEvent, received.Event, strict: true);
        Assert.Equal("cell-1", received.Token);
        Assert.Null(EventJson.Parse(EventJson.ToLine(kernelEvent, command: null)).Token);
    }

    [Fact]
    public void A_line_is_one_line() =>
        Assert.Equal(EventJson.ToLine(new CommandFailed(Awkward), new SubmitCode("t", Awkward)).Length - 1,
            Array.IndexOf(EventJson.ToLine(new CommandFailed(Awkward), new SubmitCode("t", Awkward)), (byte)'\n'));

    [Fact]
    public void Half_a_surrogate_pair_is_written_as_a_replacement_character() =>
        Assert.Equal(new CommandFailed("a\ufffdb"), EventJson.Parse(EventJson.ToLine(new CommandFailed("a\ud800b"), null)).Event);

    [Fact]
    public void Sub_commands_belong_to_their_command()
    {
        var received = new ReceivedEvent(new CommandSucceeded(), "cell-1.2");
        Assert.True(received.BelongsTo("cell-1"));
        Assert.False(received.BelongsTo("cell-1.20"));
        Assert.False(received.BelongsTo("cell"));
        Assert.False(new ReceivedEvent(new CommandSucceeded(), null).BelongsTo("cell-1"));
    }
}
