using System.Text;
using CsCheck;

namespace Lecture38.Protocol.Tests;

/// <summary>A line that is wrong costs that line: the parser says why, and never throws.</summary>
public class MalformedLineTests
{
    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"eventType":7}""")]
    [InlineData("""{"eventType":null}""")]
    [InlineData("""{"eventType":"\ud800"}""")]
    [InlineData("""{"eventType":"CommandSucceeded","eventType":"CommandSucceeded"}""")]
    [InlineData("""{"eventType":"CommandSucceeded"} {}""")]
    [InlineData("""{"eventType":"CommandSucceeded","event":[]}""")]
    [InlineData("""{"eventType":"CommandSucceeded","command":"x"}""")]
    [InlineData("""{"eventType":"CommandSucceeded","command":{"token":7}}""")]
    [InlineData("""{"eventType":"CommandSucceeded","command":{"token":"x","token":"x"}}""")]
    [InlineData("""{"eventType":"CommandSucceeded","command":{"token":"\udc00"}}""")]
    [InlineData("""{"eventType":"CommandFailed","event":{"message":[]}}""")]
    [InlineData("""{"eventType":"DisplayedValueProduced","event":{"formattedValues":[],"formattedValues":[]},"command":{"token":"x"}}""")]
    [InlineData("""{"eventType":"DisplayedValueProduced","event":{"valueId":"\ud800","formattedValues":[]}}""")]
    [InlineData("""{"eventType":"DisplayedValueProduced","event":{"formattedValues":[{"mimeType":"text/plain","value":"\ud800"}]}}""")]
    [InlineData("""{"eventType":"DisplayedValueProduced","event":{"formattedValues":{}}}""")]
    [InlineData("""{"eventType":"DisplayedValueProduced","event":{"formattedValues":[7]}}""")]
    [InlineData("""{"eventType":"DisplayedValueProduced","event":{"formattedValues":[{"value":"no type"}]}}""")]
    [InlineData("""{"eventType":"DisplayedValueProduced","event":{"formattedValues":[{"mimeType":"a/b","value":"","suppressDisplay":"x"}]}}""")]
    [InlineData("""{"eventType":"DiagnosticsProduced","event":{"diagnostics":[{"linePositionSpan":{"start":{"line":1.5}}}]}}""")]
    [InlineData("""{"eventType":"KernelReady","event":{"kernelInfos":[{"aliases":[null]}]}}""")]
    [InlineData("""{"eventType":"CommandSucceeded","\ud800":1}""")]
    [InlineData("""{"eventType":"CommandSucceeded","deep":{"k\udc00":1}}""")]
    public void An_event_that_is_wrong_says_why(string line)
    {
        var malformed = Assert.IsType<MalformedEvent>(EventJson.Parse(Encoding.UTF8.GetBytes(line)).Event);
        Assert.NotEmpty(malformed.Reason);
    }

    [Theory]
    [InlineData("not json", null)]
    [InlineData("""{"token":"t"}""", "t")]
    [InlineData("""{"commandType":"SubmitCode","token":"t"}""", "t")]
    [InlineData("""{"commandType":"SubmitCode","command":{"code":7},"token":"t"}""", "t")]
    [InlineData("""{"commandType":"SubmitCode","command":{"code":"\ud800"},"token":"t"}""", "t")]
    [InlineData("""{"commandType":"SubmitCode","command":{"code":"1","targetKernelName":7},"token":"t"}""", "t")]
    [InlineData("""{"commandType":"SubmitCode","command":{"code":"1","code":"2"},"token":"t"}""", null)]
    [InlineData("""{"commandType":"Cancel","token":7}""", null)]
    public void A_command_that_is_wrong_says_why_and_keeps_its_token(string line, string? token)
    {
        var malformed = Assert.IsType<MalformedCommand>(CommandJson.Parse(Encoding.UTF8.GetBytes(line)));
        Assert.Equal(token, malformed.Token);
        Assert.NotEmpty(malformed.Reason);
    }

    [Fact]
    public void Depth_is_limited() => Assert.IsType<MalformedEvent>(
        EventJson.Parse(Encoding.UTF8.GetBytes($$"""{"eventType":"X","event":{"a":{{new string('[', 100_000)}}""")).Event);

    [Fact]
    public void Text_that_is_not_UTF_8_is_malformed() => Assert.IsType<MalformedEvent>(
        EventJson.Parse((byte[])[.. """{"eventType":"CommandFailed","event":{"message":"""u8, (byte)'"', 0xFF, (byte)'"', .. "}}"u8]).Event);

    [Fact]
    public void Members_that_are_missing_or_unknown_do_not_matter()
    {
        var received = EventJson.Parse("""{"later":[1],"eventType":"DisplayedValueProduced","event":{"new":{"a":1}},"command":null}"""u8.ToArray());
        Assert.Equivalent(new DisplayedValueProduced([]), received.Event, strict: true);
    }

    private static readonly byte[][] Splinters =
    [
        .. """\ud800 \udc00 " \ { } [ ] , : null 1e999 -1 true "token":7, "event":1, "command":[], "formattedValues":[null], "valueId":{}, "mimeType":7, "diagnostics":[{}], \u0000"""
            .Split(' ').Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xED, 0xA0, 0x80],
    ];

    [Fact]
    public void No_mutation_of_a_line_makes_the_parsers_throw()
    {
        byte[][] lines =
        [
            .. RoundTripTests.Commands.Select(row => CommandJson.ToLine(row.Data)),
            .. RoundTripTests.Events.Select(row => EventJson.ToLine(row.Data, new SubmitCode("cell-1", "1"))),
        ];
        var edit = Gen.Select(Gen.Double[0, 1], Gen.Int[0, 12], Gen.Int[0, Splinters.Length - 1], (place, cut, splinter) => (place, cut, splinter));
        Gen.Select(Gen.Int[0, lines.Length - 1], edit.Array[1, 6], (line, edits) => edits.Aggregate(lines[line], (text, change) =>
            {
                var start = (int)(change.place * text.Length);
                return [.. text[..start], .. Splinters[change.splinter], .. text[Math.Min(start + change.cut, text.Length)..]];
            }))
            .Sample(
                line =>
                {
                    // Whatever is understood can also be written and understood again.
                    var received = EventJson.Parse(line);
                    Assert.Equivalent(received.Event, received.Event is MalformedEvent ? received.Event : EventJson.Parse(EventJson.ToLine(received.Event, null)).Event);
                    var command = CommandJson.Parse(line);
                    Assert.Equal(command, command is MalformedCommand ? command : CommandJson.Parse(CommandJson.ToLine(command)));
                },
                iter: 5_000);
    }
}
