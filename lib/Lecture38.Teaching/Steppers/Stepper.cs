namespace Lecture38;

/// <summary>
/// Runs a cache or an accumulator of this library and records its state after every step. The recording is what the real class did:
/// no policy is implemented a second time. Deterministic; thread-safe.
/// </summary>
public static partial class Stepper
{
    /// <summary>The most steps that a stepper records.</summary>
    public const int MaxSteps = 500;

    /// <summary>The most entries that a stepper shows.</summary>
    public const int MaxPlaces = 64;

    internal const string SensibleTimes = "A time must be from 100 ns to 365 days.";

    /// <summary>The longest time to live and the longest wait.</summary>
    internal static TimeSpan Longest { get; } = TimeSpan.FromDays(365);

    internal static void ThrowUnlessSensible(TimeSpan time, string name)
    {
        if (time <= TimeSpan.Zero || time > Longest)
        {
            throw new ArgumentOutOfRangeException(name, time, SensibleTimes);
        }
    }

    /// <summary>Reads at most one item too many, so that an endless sequence throws, too.</summary>
    private static T[] Bounded<T>(IEnumerable<T> items, string name)
    {
        ArgumentNullException.ThrowIfNull(items, name);
        T[] bounded = [.. items.Take(MaxSteps + 1)];
        return bounded.Length <= MaxSteps
            ? bounded
            : throw new ArgumentException(
                $"A stepper records at most {MaxSteps} steps. Take fewer, such as {name}.Take(60).", name);
    }

    private static void ThrowUnlessShowable(int places, int fewest, string name)
    {
        if (places < fewest || places > MaxPlaces)
        {
            throw new ArgumentOutOfRangeException(name, places, $"A stepper shows a size from {fewest} to {MaxPlaces}.");
        }
    }
}
