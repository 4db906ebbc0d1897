using System.Buffers;

namespace Lecture38.Runner;

/// <summary>
/// Splits a byte stream into lines of bounded length: a process that never ends its line costs no more memory than that. Not safe for
/// concurrent use.
/// </summary>
/// <param name="stream">The stream to read; not disposed.</param>
/// <param name="maxLineBytes">The length of the longest line, without its line end.</param>
internal sealed class BoundedLineReader(Stream stream, int maxLineBytes)
{
    private readonly byte[] _chunk = new byte[32 * 1024];
    private ReadOnlyMemory<byte> _unread;

    /// <summary>
    /// The next line without its line end (<c>\n</c> or <c>\r\n</c>), or null at the end of the stream; a last line without a
    /// line end counts. Amortized linear in the bytes read.
    /// </summary>
    /// <exception cref="LineTooLongException">The line is longer than the limit; its beginning is in the exception.</exception>
    public async ValueTask<byte[]?> ReadLineAsync()
    {
        var line = new ArrayBufferWriter<byte>(256);
        var sawAnything = false;
        while (await FillAsync())
        {
            sawAnything = true;
            var lineEnd = _unread.Span.IndexOf((byte)'\n');
            var piece = lineEnd < 0 ? _unread : _unread[..lineEnd];
            line.Write(piece.Span);
            if (line.WrittenCount > maxLineBytes + 1 || (line.WrittenCount > maxLineBytes && line.WrittenSpan[^1] != '\r'))
            {
                throw new LineTooLongException(line.WrittenSpan[..maxLineBytes].ToArray());
            }

            _unread = _unread[(lineEnd < 0 ? piece.Length : lineEnd + 1)..];
            if (lineEnd >= 0)
            {
                return WithoutCarriageReturn(line.WrittenSpan);
            }
        }

        return sawAnything ? WithoutCarriageReturn(line.WrittenSpan) : null;
    }

    private async ValueTask<bool> FillAsync()
    {
        if (_unread.IsEmpty)
        {
            _unread = _chunk.AsMemory(0, await stream.ReadAsync(_chunk));
        }

        return !_unread.IsEmpty;
    }

    private static byte[] WithoutCarriageReturn(ReadOnlySpan<byte> line) =>
        (line.EndsWith("\r"u8) ? line[..^1] : line).ToArray();
}

/// <summary>A line is longer than a reader's limit.</summary>
internal sealed class LineTooLongException(byte[] beginning) : Exception("A line is longer than the limit.")
{
    public ReadOnlyMemory<byte> Beginning { get; } = beginning;
}
