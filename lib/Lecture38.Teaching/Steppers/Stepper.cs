namespace Lecture38;

/// <summary>
/// Runs a cache or an accumulator of this library and records every step, so that one can watch its inside move. What is shown
/// is what the real class did: nothing of its policy is written a second time. Deterministic; thread-safe.
/// </summary>
public static partial class Stepper
{
    /// <summary>The most steps that a stepper records.</summary>
    public const int MaxSteps = 500;

    /// <summary>The most entries that a stepper can show side by side.</summary>
    public const int MaxPlaces = 64;

    internal const string SensibleTimes = "A time is from 100 ns to 365 days long.";

    /// <summary>The longest time to live and the longest wait.</summary>
    internal static TimeSpan Longest { get; } = TimeSpan.FromDays(365);

    internal static void ThrowUnlessSensible(TimeSpan time, string name)
    {
        if (time <= TimeSpan.Zero || time > Longest)
        {
            throw new ArgumentOutOfRangeException(name, time, SensibleTimes);
        }
    }

    /// <summary>Reads no further than it must, so that an endless sequence is refused like a long one.</summary>
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
