using System.Text;

namespace Lecture38.Runner;

/// <summary>
/// The first and the last lines that a kernel wrote to standard error: a runtime that crashes first says why and then where.
/// Thread-safe.
/// </summary>
internal sealed class KernelErrorLog
{
    private const int MaxFirstLines = 20;
    private const int MaxLines = 40;
    private const int MaxLineBytes = 4096;

    private readonly List<string> _lines = [];
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
            return string.Join('\n', _lines);
        }
    }

    private void Add(string line)
    {
        lock (_lock)
        {
            if (_lines.Count == MaxLines)
            {
                _lines.RemoveAt(MaxFirstLines);
            }

            _lines.Add(line);
        }
    }
}
