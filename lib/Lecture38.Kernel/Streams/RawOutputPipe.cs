using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipes;
using System.Security.Cryptography;
using System.Text;

namespace Lecture38.Kernel;

/// <summary>
/// A pipe behind the handle of standard output. What a raw stream, native code or a child process writes there, past
/// <see cref="Console"/>, becomes text of the running cell and never reaches the protocol.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "The pipe stands behind the process's own handle and lives as long as the process.")]
internal sealed class RawOutputPipe
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(2);

    private readonly AnonymousPipeServerStream _pipe = new(PipeDirection.In, HandleInheritability.None);
    private readonly AnonymousPipeClientStream _markers;
    private readonly Action<ReadOnlySpan<char>> _received;
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly DrainMarker _marker = new();
    private readonly Lock _draining = new();
    private readonly object _progress = new();
    private long _drained;
    private long _requested;

    private RawOutputPipe(Action<ReadOnlySpan<char>> received)
    {
        _received = received;
        _markers = new AnonymousPipeClientStream(PipeDirection.Out, _pipe.ClientSafePipeHandle);
    }

    /// <summary>Puts a new pipe behind the standard output handle and passes on all text that arrives, on a thread of its own.</summary>
    public static RawOutputPipe PutBehindStandardOutput(Action<ReadOnlySpan<char>> received)
    {
        var pipe = new RawOutputPipe(received);
        StandardHandles.Redirect(StandardHandles.Output, pipe._pipe.ClientSafePipeHandle);
        new Thread(pipe.ReadAll) { IsBackground = true, Name = "raw output" }.Start();
        return pipe;
    }

    /// <summary>
    /// Returns when everything written before the call has been passed on: it sends a marker that nobody can guess down the
    /// pipe and waits until it comes out. The wait is bounded, for a child process may keep the pipe full.
    /// </summary>
    public void Drain()
    {
        lock (_draining)
        {
            var number = ++_requested;
            _markers.Write(_marker.Bytes(number));
            var deadline = Environment.TickCount64 + (long)DrainLimit.TotalMilliseconds;
            lock (_progress)
            {
                while (_drained < number && deadline - Environment.TickCount64 is > 0 and var left)
                {
                    Monitor.Wait(_progress, (int)left);
                }
            }
        }
    }

    private void ReadAll()
    {
        var buffer = new byte[64 * 1024];
        var kept = 0;
        while (_pipe.Read(buffer, kept, buffer.Length - kept) is > 0 and var read)
        {
            kept = PassOn(buffer, kept + read);
        }
    }

    /// <summary>Passes on what is certainly text; returns how many bytes, moved to the front, may be the start of a marker.</summary>
    private int PassOn(byte[] buffer, int length)
    {
        var rest = buffer.AsSpan(0, length);
        while (_marker.Find(rest) is { Start: >= 0, Complete: true } found)
        {
            Decode(rest[..found.Start], flush: true);
            ReportDrained(BinaryPrimitives.ReadInt64LittleEndian(rest[(found.Start + DrainMarker.PrefixLength)..]));
            rest = rest[(found.Start + DrainMarker.Length)..];
        }
        var start = _marker.Find(rest).Start;
        var text = start < 0 ? rest : rest[..start];
        Decode(text, flush: false);
        rest = rest[text.Length..];
        rest.CopyTo(buffer);
        return rest.Length;
    }

    private void Decode(ReadOnlySpan<byte> bytes, bool flush)
    {
        var chars = new char[_decoder.GetCharCount(bytes, flush)];
        if (_decoder.GetChars(bytes, chars, flush) > 0)
        {
            _received(chars);
        }
    }

    private void ReportDrained(long number)
    {
        lock (_progress)
        {
            _drained = number;
            Monitor.PulseAll(_progress);
        }
    }

    /// <summary>Random bytes that start with one that no UTF-8 text contains, and a number.</summary>
    private sealed class DrainMarker
    {
        public const int PrefixLength = 24;
        public const int Length = PrefixLength + sizeof(long);

        private readonly byte[] _prefix = RandomNumberGenerator.GetBytes(PrefixLength);

        public DrainMarker() => _prefix[0] = 0xFF;

        public byte[] Bytes(long number)
        {
            var bytes = new byte[Length];
            _prefix.CopyTo(bytes, 0);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(PrefixLength), number);
            return bytes;
        }

        /// <summary>The first place where a marker stands, or where one may have begun at the very end; -1 if nowhere.</summary>
        public (int Start, bool Complete) Find(ReadOnlySpan<byte> bytes)
        {
            for (var start = bytes.IndexOf(_prefix[0]); start >= 0;)
            {
                var candidate = bytes[start..];
                var compared = Math.Min(candidate.Length, PrefixLength);
                if (candidate[..compared].SequenceEqual(_prefix.AsSpan(0, compared)))
                {
                    return (start, candidate.Length >= Length);
                }
                var next = candidate[1..].IndexOf(_prefix[0]);
                start = next < 0 ? -1 : start + 1 + next;
            }
            return (-1, false);
        }
    }
}
