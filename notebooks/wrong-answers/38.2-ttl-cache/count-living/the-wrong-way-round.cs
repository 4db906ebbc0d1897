int CountLiving(TtlCache<string, int> cache) =>
    cache.Entries.Count(entry => entry.IsExpired);
