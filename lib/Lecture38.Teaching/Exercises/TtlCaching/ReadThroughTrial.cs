namespace Lecture38;

/// <summary>A student's lookup over a cache and a source that may change and fail.</summary>
internal sealed class ReadThroughTrial(Func<TtlCache<string, Calibration?>, string, Func<string, Calibration?>, Calibration?> answer)
{
    internal const string Failure = "load's exception", AnotherFailure = "another exception";

    private readonly ManualClock _clock = new();
    private TtlCache<string, Calibration?>? _cache;

    internal static TimeSpan Ttl { get; } = TimeSpan.FromSeconds(5);

    internal ManualClock Clock => _clock;

    /// <summary>What the source answers now, whatever it is asked for.</summary>
    internal Calibration? Source { get; set; }

    internal bool IsDown { get; set; }

    internal int Loads { get; private set; }

    internal string LoadsInWords => $"{Loads} {(Loads == 1 ? "load" : "loads")}";

    internal string SourceInWords => InWords(Source);

    internal string Lookup(string sensorId)
    {
        _cache ??= new TtlCache<string, Calibration?>(Ttl, timeProvider: _clock);
        try
        {
            return InWords(answer(_cache, sensorId, Load));
        }
        catch (SourceIsDownException)
        {
            return Failure;
        }
        catch (Exception error) when (IsDown && error is not (NotAttemptedException or OutOfMemoryException))
        {
            return AnotherFailure;
        }
    }

    private static string InWords(Calibration? calibration) => calibration?.ToString() ?? "null";

    private Calibration? Load(string sensorId)
    {
        Loads++;
        return IsDown ? throw new SourceIsDownException() : Source;
    }

    private sealed class SourceIsDownException() : Exception("The source does not answer.");
}
