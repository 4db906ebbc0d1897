using System.Text;
using CsCheck;

namespace Lecture38.Runner.Tests;

public class BoundedLineReaderTests
{
    private static readonly Gen<string> Line = Gen.OneOf(Gen.String[Gen.Char["abé \t{"], 0, 50], Gen.Const("😀" + new string('x', 40_000)));

    [Fact]
    public async Task Lines_come_out_as_they_went_in_whatever_the_pieces_in_which_they_arrive() =>
        await Gen.Select(Line.Array[0, 20], Gen.Int[1, 70_000], Gen.Bool).SampleAsync(async (lines, pieceSize, isLastLineEnded) =>
        {
            var text = string.Join('\n', lines) + (isLastLineEnded ? "\n" : "");
            var expected = isLastLineEnded || lines is [.., not ""] ? lines : lines.SkipLast(1);
            Assert.Equal(expected.DefaultIfEmpty("").Where(_ => text.Length > 0), await ReadAll(text, pieceSize, maxLineBytes: 200_000));
        });

    [Fact]
    public async Task A_line_end_may_be_that_of_Windows() =>
        Assert.Equal(["a", "", "b\rc"], await ReadAll("a\r\n\r\nb\rc\r\n", pieceSize: 2, maxLineBytes: 10));

    [Theory]
    [InlineData(7, "1234567\n")]
    [InlineData(7, "1234567\r\n")]
    [InlineData(7, "1234567")]
    public async Task A_line_of_the_limit_is_read(int limit, string text) =>
        Assert.Equal(["1234567"], await ReadAll(text, pieceSize: 3, limit));

    [Theory]
    [InlineData(6, "1234567\n")]
    [InlineData(6, "1234567")]
    [InlineData(0, "1\n")]
    public async Task A_longer_line_is_refused_with_its_beginning(int limit, string text)
    {
        var error = await Assert.ThrowsAsync<LineTooLongException>(() => ReadAll(text, pieceSize: 3, limit));
        Assert.Equal(text[..limit], Encoding.UTF8.GetString(error.Beginning.Span));
    }

    private static async Task<List<string>> ReadAll(string text, int pieceSize, int maxLineBytes)
    {
        using var stream = new PiecewiseStream(Encoding.UTF8.GetBytes(text), pieceSize);
        var reader = new BoundedLineReader(stream, maxLineBytes);
        var lines = new List<string>();
        while (await reader.ReadLineAsync() is { } line)
        {
            lines.Add(Encoding.UTF8.GetString(line));
        }

        return lines;
    }

    /// <summary>Gives its bytes in pieces, as a pipe does.</summary>
    private sealed class PiecewiseStream(byte[] bytes, int pieceSize) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(pieceSize, buffer.Length)], cancellationToken);
    }
}
