namespace Lecture38;

/// <summary>Something to do with a TTL cache, or time that passes, for <see cref="Stepper.Ttl"/>. Immutable.</summary>
public sealed record TtlOperation
{
    private TtlOperation(TtlOperationKind kind, string? key, TimeSpan duration) => (Kind, Key, Duration) = (kind, key, duration);

    /// <summary>What is done.</summary>
    public TtlOperationKind Kind { get; }

    /// <summary>The key that it is done to; null for a wait.</summary>
    public string? Key { get; }

    /// <summary>How long a wait is; zero for all else, which takes no time.</summary>
    public TimeSpan Duration { get; }

    /// <summary>Looks a key up. A miss stores nothing.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public static TtlOperation Get(string key) => OnKey(TtlOperationKind.Get, key);

    /// <summary>Stores a value under a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public static TtlOperation Set(string key) => OnKey(TtlOperationKind.Set, key);

    /// <summary>Removes a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public static TtlOperation Remove(string key) => OnKey(TtlOperationKind.Remove, key);

    /// <summary>Lets time pass: on the recording's clock, not on the wall's.</summary>
    /// <param name="duration">How long, from one tick to a year.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is out of range.</exception>
    public static TtlOperation Wait(TimeSpan duration)
    {
        Stepper.ThrowUnlessSensible(duration, nameof(duration));
        return new TtlOperation(TtlOperationKind.Wait, null, duration);
    }

    /// <summary>Lets time pass: on the recording's clock, not on the wall's.</summary>
    /// <param name="seconds">How many seconds, from a tick (100 ns) to a year of them.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seconds"/> is out of range.</exception>
    public static TtlOperation Wait(double seconds)
    {
        // Written so that what is not a number fails too.
        if (!(seconds >= 1e-7 && seconds <= Stepper.Longest.TotalSeconds))
        {
            throw new ArgumentOutOfRangeException(nameof(seconds), seconds, Stepper.SensibleTimes);
        }

        return Wait(TimeSpan.FromSeconds(seconds));
    }

    /// <summary>The operation as code says it, such as <c>Get(S1)</c> or <c>Wait(2 s)</c>.</summary>
    public override string ToString() =>
        $"{Kind}({Key ?? $"{DisplayText.Number(Duration.TotalSeconds)} s"})";

    private static TtlOperation OnKey(TtlOperationKind kind, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new TtlOperation(kind, key, TimeSpan.Zero);
    }
}

/// <summary>The kinds of <see cref="TtlOperation"/>.</summary>
public enum TtlOperationKind
{
    /// <summary>A look-up.</summary>
    Get,

    /// <summary>A value is stored.</summary>
    Set,

    /// <summary>A key is removed.</summary>
    Remove,

    /// <summary>Time passes.</summary>
    Wait,
}
