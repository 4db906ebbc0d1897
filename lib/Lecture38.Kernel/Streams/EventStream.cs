using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Lecture38.Protocol;

namespace Lecture38.Kernel;

/// <summary>
/// Passes all events on in order, and makes events of the text that cells write. Thread-safe. Each write becomes an event at once;
/// only a flood of writes is gathered into larger events. A client that reads slowly slows the writers down, so nothing piles up.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "There is one, and it lives as long as the process.")]
internal sealed class EventStream
{
    private const int MaxTextLength = 32 * 1024;
    private const int MaxTextEventsInWindow = 100;
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(25);

    private readonly Action<KernelEvent, KernelCommand?> _send;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _held = new(0);
    private readonly char[] _text = new char[MaxTextLength];
    private int _textLength;
    private OutputKind _textKind;
    private KernelCommand? _latest;
    private long _windowStart = Stopwatch.GetTimestamp();
    private int _textEvents;
    private bool _flusherIsAwake;

    public EventStream(Action<KernelEvent, KernelCommand?> send)
    {
        _send = send;
        new Thread(FlushHeldText) { IsBackground = true, Name = "text flusher" }.Start();
    }

    /// <summary>From now on all output belongs to <paramref name="command"/>, even what a thread writes after the command has ended.</summary>
    public void BeginText(KernelCommand command)
    {
        lock (_gate)
        {
            FlushText(final: true);
            _latest = command;
        }
    }

    /// <summary>Passes on one event, after all text before it.</summary>
    public void Publish(KernelEvent kernelEvent, KernelCommand? command)
    {
        lock (_gate)
        {
            FlushText(final: true);
            _send(kernelEvent, command);
        }
    }

    /// <summary>Passes on an event of the latest command, unless the cell that it comes from was abandoned.</summary>
    public void PublishOutput(KernelEvent kernelEvent)
    {
        if (!CellThread.CurrentIsAbandoned)
        {
            lock (_gate)
            {
                Publish(kernelEvent, _latest);
            }
        }
    }

    /// <summary>Writes text of a cell, unless the cell was abandoned.</summary>
    public void WriteText(OutputKind kind, ReadOnlySpan<char> text)
    {
        if (CellThread.CurrentIsAbandoned)
        {
            return;
        }
        lock (_gate)
        {
            if (kind != _textKind)
            {
                FlushText(final: true);
                _textKind = kind;
            }
            while (text.Length > 0)
            {
                text = Gather(text);
                if (_textLength == MaxTextLength || MayWriteAtOnce())
                {
                    FlushText(final: false);
                }
            }
            WakeFlusher();
        }
    }

    /// <summary>Writes the text that is still held.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            FlushText(final: true);
        }
    }

    private ReadOnlySpan<char> Gather(ReadOnlySpan<char> text)
    {
        var taken = Math.Min(text.Length, MaxTextLength - _textLength);
        text[..taken].CopyTo(_text.AsSpan(_textLength));
        _textLength += taken;
        return text[taken..];
    }

    private bool MayWriteAtOnce()
    {
        if (Stopwatch.GetElapsedTime(_windowStart) > Window)
        {
            _windowStart = Stopwatch.GetTimestamp();
            _textEvents = 0;
        }
        return _textEvents++ < MaxTextEventsInWindow;
    }

    private void FlushText(bool final)
    {
        // Half of a surrogate pair waits for its other half, which the next write may bring.
        var held = !final && _textLength > 0 && char.IsHighSurrogate(_text[_textLength - 1]) ? 1 : 0;
        var length = _textLength - held;
        if (length > 0)
        {
            FormattedValue[] text = [new(MimeTypes.PlainText, new string(_text, 0, length))];
            _text[0] = _text[_textLength - 1];
            _textLength = held;
            // Last, because an interrupt of the cell may end it.
            _send(_textKind == OutputKind.StandardError ? new StandardErrorValueProduced(text) : new StandardOutputValueProduced(text), _latest);
        }
    }

    private void WakeFlusher()
    {
        if (_textLength > 0 && !_flusherIsAwake)
        {
            _flusherIsAwake = true;
            _held.Release();
        }
    }

    /// <summary>Writes held text a moment later, so that a reader sees what a hanging cell wrote.</summary>
    private void FlushHeldText()
    {
        while (true)
        {
            _held.Wait();
            Thread.Sleep(Window);
            lock (_gate)
            {
                _flusherIsAwake = false;
                FlushText(final: false);
            }
        }
    }
}

/// <summary>The two streams of text that a cell can write to.</summary>
internal enum OutputKind
{
    StandardOutput,
    StandardError,
}
