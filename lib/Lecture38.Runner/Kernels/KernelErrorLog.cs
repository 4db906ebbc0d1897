using System.Text;

namespace Lecture38.Runner;

/// <summary>
/// The first and the last lines that a kernel wrote to standard error: a runtime that crashes first says why and then where.
/// Thread-safe.
/// </summary>
internal sealed class KernelErrorLog
{
    private const int MaxFirstLines = 20;
    private const int MaxLastLines = 20;
    private const int MaxLineBytes = 4096;

    private readonly List<string> _first = [];
    private readonly Queue<string> _last = [];
    private readonly Lock _lock = new();

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

    public override string ToString()
    {
        lock (_lock)
        {
            return string.Join('\n', [.. _first, .. _last]);
        }
    }

    private void Add(string line)
    {
        lock (_lock)
        {
            if (_first.Count < MaxFirstLines)
            {
                _first.Add(line);
                return;
            }

            _last.Enqueue(line);
            if (_last.Count > MaxLastLines)
            {
                _last.Dequeue();
            }
        }
    }
}
