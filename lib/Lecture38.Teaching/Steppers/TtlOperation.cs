namespace Lecture38;

/// <summary>An operation on a TTL cache, or a wait, for <see cref="Stepper.Ttl"/>. Immutable.</summary>
public sealed record TtlOperation
{
    private TtlOperation(TtlOperationKind kind, string? key, TimeSpan duration) => (Kind, Key, Duration) = (kind, key, duration);

    /// <summary>The kind of operation.</summary>
    public TtlOperationKind Kind { get; }

    /// <summary>The key; null for a wait.</summary>
    public string? Key { get; }

    /// <summary>The duration of a wait; zero for other operations, which take no time.</summary>
    public TimeSpan Duration { get; }

    /// <summary>Looks up a key. A miss stores nothing.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public static TtlOperation Get(string key) => OnKey(TtlOperationKind.Get, key);

    /// <summary>Stores a value for a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public static TtlOperation Set(string key) => OnKey(TtlOperationKind.Set, key);

    /// <summary>Removes a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public static TtlOperation Remove(string key) => OnKey(TtlOperationKind.Remove, key);

    /// <summary>Lets time pass on the recording's clock; nothing really waits.</summary>
    /// <param name="duration">How long, from one tick to a year.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is out of range.</exception>
    public static TtlOperation Wait(TimeSpan duration)
    {
        Stepper.ThrowUnlessSensible(duration, nameof(duration));
        return new TtlOperation(TtlOperationKind.Wait, null, duration);
    }

    /// <summary>Lets time pass on the recording's clock; nothing really waits.</summary>
    /// <param name="seconds">How many seconds, from a tick (100 ns) to a year.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seconds"/> is out of range.</exception>
    public static TtlOperation Wait(double seconds)
    {
        // Negated, so that NaN throws, too.
        if (!(seconds >= 1e-7 && seconds <= Stepper.Longest.TotalSeconds))
        {
            throw new ArgumentOutOfRangeException(nameof(seconds), seconds, Stepper.SensibleTimes);
        }

        return Wait(TimeSpan.FromSeconds(seconds));
    }

    /// <summary>The operation as code, such as <c>Get(S1)</c> or <c>Wait(2 s)</c>.</summary>
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
    /// <summary>A lookup.</summary>
    Get,

    /// <summary>A value is stored.</summary>
    Set,

    /// <summary>A key is removed.</summary>
    Remove,

    /// <summary>Time passes.</summary>
    Wait,
}
