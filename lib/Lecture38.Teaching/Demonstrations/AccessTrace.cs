namespace Lecture38;

/// <summary>Makes traces of key accesses to try caches on. The same arguments give the same trace.</summary>
public static class AccessTrace
{
    /// <summary>All keys in turn, again and again: 0, 1, …, n − 1, 0, 1, …: a scan that an LRU cache one too small never hits.</summary>
    /// <param name="distinctKeys">How many different keys there are.</param>
    /// <param name="accesses">How many accesses to make.</param>
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
    /// Independent accesses in which the key of rank r comes with a probability proportional to 1 / r^<paramref name="exponent"/>:
    /// a few keys are asked for all the time, most of them hardly ever, as in much real traffic (G. K. Zipf, 1935).
    /// </summary>
    /// <param name="distinctKeys">How many different keys there are.</param>
    /// <param name="accesses">How many accesses to make.</param>
    /// <param name="exponent">How uneven it is: 0 asks for all keys alike, real traffic lies around 1.</param>
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

            // A draw between two bounds belongs to the upper one, whose complement BinarySearch answers with.
            keys[i] = found >= 0 ? Math.Min(found + 1, distinctKeys - 1) : Math.Min(~found, distinctKeys - 1);
        }

        return keys;
    }
}
