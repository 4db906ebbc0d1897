int CountLiving(TtlCache<string, int> cache) =>
    cache.Entries.Count(entry => entry.RemainingLife >= TimeSpan.Zero);
