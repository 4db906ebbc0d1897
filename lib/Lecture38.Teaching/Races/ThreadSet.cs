using System.Numerics;

namespace Lecture38;

/// <summary>A set of threads, by their positions.</summary>
internal readonly record struct ThreadSet(uint Bits)
{
    internal static ThreadSet Empty => default;

    internal bool IsEmpty => Bits == 0;

    internal int First => BitOperations.TrailingZeroCount(Bits);

    internal bool Contains(int thread) => thread >= 0 && (Bits & (1u << thread)) != 0;

    internal ThreadSet With(int thread) => new(Bits | (1u << thread));

    internal ThreadSet Without(int thread) => new(Bits & ~(1u << thread));
}
