namespace Lecture38.Kernel;

/// <summary>What a cell reads from <see cref="Console.In"/>: the front end asks its user for a line at a time. Thread-safe.</summary>
/// <param name="ask">Sends the question.</param>
internal sealed class FrontEndInput(Action ask) : TextReader
{
    /// <summary>What a user types to say that there is no more input (Ctrl-D).</summary>
    private const string EndOfInput = "\x04";

    private readonly object _gate = new();
    private string _rest = "";
    private string? _reply;
    private bool _isAsking;

    /// <summary>Gives the line that the user has typed to the cell that waits for it, if one does.</summary>
    public void Reply(string line)
    {
        lock (_gate)
        {
            if (_isAsking)
            {
                _reply = line;
                Monitor.PulseAll(_gate);
            }
        }
    }

    public override int Peek()
    {
        lock (_gate)
        {
            if (_rest.Length == 0 && AskForLine() is { } line)
            {
                _rest = line + "\n";
            }
            return _rest.Length > 0 ? _rest[0] : -1;
        }
    }

    public override int Read()
    {
        lock (_gate)
        {
            var next = Peek();
            _rest = next < 0 ? "" : _rest[1..];
            return next;
        }
    }

    public override string? ReadLine()
    {
        lock (_gate)
        {
            var line = _rest.Length > 0 ? _rest.TrimEnd('\n') : AskForLine();
            _rest = "";
            return line;
        }
    }

    private string? AskForLine()
    {
        ask();
        _isAsking = true;
        try
        {
            while (_reply is null)
            {
                // An interrupt of the cell ends the wait.
                Monitor.Wait(_gate);
            }
            return _reply == EndOfInput ? null : _reply;
        }
        finally
        {
            _isAsking = false;
            _reply = null;
        }
    }
}
