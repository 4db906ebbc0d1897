using System.Threading.Channels;

namespace Lecture38.Runner;

/// <summary>
/// Tells when a file was saved. It watches the folder, because editors save by writing another file and renaming it, and waits
/// until the folder is quiet, because one save is several events. Without a save it does nothing at all.
/// </summary>
internal sealed class CopyWatch : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    private readonly Channel<bool> _events =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly FileSystemWatcher _watcher;

    public CopyWatch(string path)
    {
        var full = Path.GetFullPath(path);
        _watcher = new FileSystemWatcher(Path.GetDirectoryName(full)!, Path.GetFileName(full));
        _watcher.Changed += Note;
        _watcher.Created += Note;
        _watcher.Renamed += Note;
        // Events were lost: one of them may have been ours.
        _watcher.Error += (_, _) => _events.Writer.TryWrite(true);
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>Waits for the next save, be it one since the last wait.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async Task WaitForSaveAsync(CancellationToken cancellation)
    {
        await _events.Reader.ReadAsync(cancellation);
        do
        {
            await Task.Delay(Quiet, cancellation);
        }
        while (_events.Reader.TryRead(out _));
    }

    public void Dispose() => _watcher.Dispose();

    private void Note(object sender, FileSystemEventArgs change) => _events.Writer.TryWrite(true);
}
