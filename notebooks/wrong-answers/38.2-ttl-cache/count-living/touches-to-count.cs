int CountLiving(TtlCache<string, int> cache) =>
    cache.Entries.Count(entry => cache.TryGetValue(entry.Key, out _));
