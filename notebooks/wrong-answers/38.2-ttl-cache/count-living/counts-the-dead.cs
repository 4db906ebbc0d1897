int CountLiving(TtlCache<string, int> cache) =>
    cache.Count;
