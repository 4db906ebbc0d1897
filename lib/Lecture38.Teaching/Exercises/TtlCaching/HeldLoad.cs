namespace Lecture38;

/// <summary>A load that keeps whoever comes first inside until it is released, and counts who comes. Thread-safe.</summary>
/// <param name="firstFails">Whether the first load throws when it is released.</param>
internal sealed class HeldLoad(bool firstFails = false) : IDisposable
{
    private readonly ManualResetEventSlim _released = new();
    private int _started;

    /// <summary>How many loads have started.</summary>
    internal int Started => Volatile.Read(ref _started);

    /// <summary>The number of this load, from 1.</summary>
    internal int Load(string key)
    {
        var number = Interlocked.Increment(ref _started);
        if (number == 1)
        {
            _released.Wait();
            if (firstFails)
            {
                throw new LoadFailedException();
            }
        }

        return number;
    }

    internal void Release() => _released.Set();

    /// <summary>Whatever has happened, nobody stays inside.</summary>
    public void Dispose() => Release();
}

/// <summary>What a load of a check throws.</summary>
internal sealed class LoadFailedException() : Exception("The load failed.");
