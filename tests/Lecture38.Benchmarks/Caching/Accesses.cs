namespace Lecture38.Benchmarks;

/// <summary>The streams of sensor ids that benchmarks ask their caches for.</summary>
/// <remarks>
/// A cache hashes and compares ids that are other string instances than those it stores, as ids that were read from a file
/// are: a comparison cannot stop at the reference.
/// </remarks>
internal static class Accesses
{
    /// <summary>
    /// The length of every stream, long enough for the rare sensors to come. One call of a benchmark makes the whole of it,
    /// so that the loop around the accesses costs next to nothing.
    /// </summary>
    public const int Count = 200_000;

    private const int Seed = 38;

    /// <summary>Each of the sensors about equally often, in no order.</summary>
    public static string[] Uniform(int sensors) => InOrderOf(AccessTrace.Zipf(sensors, Count, exponent: 0, Seed));

    /// <summary>A few sensors all the time and most of them rarely, as in most real traffic.</summary>
    public static string[] Zipf(int sensors) => InOrderOf(AccessTrace.Zipf(sensors, Count, exponent: 1, Seed));

    /// <summary>
    /// Twice as many sensors as a cache has entries, in turn and without a seam between one call and the next: the cache
    /// never holds the one that comes.
    /// </summary>
    public static string[] AlwaysNew(int entries) => Count % (2 * entries) == 0
        ? InOrderOf(AccessTrace.Cyclic(2 * entries, Count))
        : throw new ArgumentOutOfRangeException(nameof(entries), entries, $"Twice the entries must divide {Count}.");

    /// <summary>The ids "S0", "S1", …; each call makes new instances.</summary>
    public static string[] SensorIds(int sensors) => [.. Enumerable.Range(0, sensors).Select(sensor => $"S{sensor}")];

    private static string[] InOrderOf(int[] trace)
    {
        var sensorIds = SensorIds(trace.Max() + 1);
        return Array.ConvertAll(trace, sensor => sensorIds[sensor]);
    }
}
