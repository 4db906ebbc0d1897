using System.Text;

namespace Lecture38.Runner;

/// <summary>
/// The end of what a kernel wrote to its standard error stream, and the line of it that tells why the runtime gave up. Safe for
/// one writer and many readers; holds a bounded number of lines.
/// </summary>
internal sealed class KernelErrorLog
{
    private const int MaxLines = 40;
    private const int MaxLineBytes = 4096;

    private static readonly string[] TellingBeginnings = ["Stack overflow", "Unhandled exception", "Fatal error", "Process terminated", "Out of memory"];

    private readonly Queue<string> _lines = [];
    private readonly Lock _lock = new();
    private string? _tellingLine;

    /// <summary>The line that tells why the runtime ended the process, if it wrote one.</summary>
    public string? TellingLine
    {
        get
        {
            lock (_lock)
            {
                return _tellingLine;
            }
        }
    }

    /// <summary>Reads the stream to its end.</summary>
    public async Task ReadAsync(Stream stream)
    {
        try
        {
            var reader = new BoundedLineReader(stream, MaxLineBytes);
            while (await reader.ReadLineAsync() is { } line)
            {
                Add(Encoding.UTF8.GetString(line));
            }
        }
        catch (LineTooLongException tooLong)
        {
            Add(Encoding.UTF8.GetString(tooLong.Beginning.Span));
            await stream.CopyToAsync(Stream.Null);
        }
    }

    /// <summary>The last lines.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            return string.Join('\n', _lines);
        }
    }

    private void Add(string line)
    {
        lock (_lock)
        {
            if (TellingBeginnings.Any(beginning => line.StartsWith(beginning, StringComparison.Ordinal)))
            {
                _tellingLine ??= line.TrimEnd('.');
            }

            _lines.Enqueue(line);
            if (_lines.Count > MaxLines)
            {
                _lines.Dequeue();
            }
        }
    }
}
