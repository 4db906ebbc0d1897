namespace Lecture38.Benchmarks;

/// <summary>Setting a new key in a full cache, which evicts the entry soonest to expire.</summary>
/// <remarks>
/// <see cref="Microsoft.Extensions.Caching.Memory.MemoryCache"/> refuses new entries while it is full; see <see cref="LruAddAndEvict"/>.
/// </remarks>
public class TtlAddAndEvict : TtlSet
{
    protected override string[] SensorIdsToSet() => Accesses.AlwaysNew(Entries);
}
