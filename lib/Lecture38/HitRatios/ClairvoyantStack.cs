namespace Lecture38;

/// <summary>
/// The contents of clairvoyant caches of every size at once. Such a cache evicts the key that is needed again last, which
/// no cache can beat that stores every key it loads (L. A. Belady, "A study of replacement algorithms for a virtual-storage computer", 1966). The first n
/// keys of the stack are what a cache of size n holds (Mattson and others, 1970).
/// </summary>
internal sealed class ClairvoyantStack
{
    private readonly List<(int Key, int NextUse)> _stack = [];

    /// <summary>Brings a key to the top. O(depth).</summary>
    /// <param name="key">The key that is used now.</param>
    /// <param name="nextUse">When it will be used next.</param>
    /// <returns>The size of the smallest cache that held it; 0 if none did.</returns>
    public int Use(int key, int nextUse)
    {
        // From the top down, each cache takes the incoming entry and passes on the one that it needs again later: the used
        // key stays at the top, and what is passed on fills the place that the key leaves.
        var passedOn = (Key: key, NextUse: nextUse);
        for (var depth = 0; depth < _stack.Count; depth++)
        {
            var here = _stack[depth];
            if (here.Key == key)
            {
                _stack[depth] = passedOn;
                return depth + 1;
            }

            if (depth == 0 || here.NextUse > passedOn.NextUse)
            {
                (_stack[depth], passedOn) = (passedOn, here);
            }
        }

        _stack.Add(passedOn);
        return 0;
    }
}
