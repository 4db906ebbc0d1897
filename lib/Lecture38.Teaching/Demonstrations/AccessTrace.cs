namespace Lecture38;

/// <summary>Creates traces of key accesses to try caches on. The same arguments give the same trace.</summary>
public static class AccessTrace
{
    /// <summary>All keys in turn, repeatedly: 0, 1, …, n − 1, 0, 1, … An LRU cache that is too small by one never hits.</summary>
    /// <param name="distinctKeys">The number of different keys.</param>
    /// <param name="accesses">The number of accesses.</param>
    /// <returns>The keys, from 0 to <paramref name="distinctKeys"/> − 1. O(<paramref name="accesses"/>).</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="distinctKeys"/> is not positive or <paramref name="accesses"/> is negative.</exception>
    public static int[] Cyclic(int distinctKeys, int accesses)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(distinctKeys);
        ArgumentOutOfRangeException.ThrowIfNegative(accesses);
        var keys = new int[accesses];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = i % distinctKeys;
        }

        return keys;
    }

    /// <summary>
    /// Independent accesses, where the key of rank r has a probability proportional to 1 / r^<paramref name="exponent"/>: a few keys
    /// are used all the time, most of them rarely, as in much real traffic (G. K. Zipf, 1935).
    /// </summary>
    /// <param name="distinctKeys">The number of different keys.</param>
    /// <param name="accesses">The number of accesses.</param>
    /// <param name="exponent">How uneven the distribution is: 0 is uniform, real traffic is around 1.</param>
    /// <param name="seed">The seed of the random numbers.</param>
    /// <returns>The keys; 0 is the most popular one. O(<paramref name="distinctKeys"/> + <paramref name="accesses"/> · log).</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="distinctKeys"/> is not positive, or <paramref name="accesses"/> or <paramref name="exponent"/> is negative.</exception>
    public static int[] Zipf(int distinctKeys, int accesses, double exponent, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(distinctKeys);
        ArgumentOutOfRangeException.ThrowIfNegative(accesses);
        ArgumentOutOfRangeException.ThrowIfNegative(exponent);
        var cumulative = new double[distinctKeys];
        var sum = 0.0;
        for (var i = 0; i < distinctKeys; i++)
        {
            cumulative[i] = sum += Math.Pow(i + 1, -exponent);
        }

        var random = new Random(seed);
        var keys = new int[accesses];
        for (var i = 0; i < keys.Length; i++)
        {
            var found = Array.BinarySearch(cumulative, random.NextDouble() * sum);

            // Between two values, BinarySearch returns the complement of the index of the upper one.
            keys[i] = found >= 0 ? Math.Min(found + 1, distinctKeys - 1) : Math.Min(~found, distinctKeys - 1);
        }

        return keys;
    }
}
