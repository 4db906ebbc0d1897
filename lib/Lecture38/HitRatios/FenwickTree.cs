namespace Lecture38;

/// <summary>
/// Counts by position, with sums over ranges: adding and summing take O(log n) (P. M. Fenwick, "A new data structure for
/// cumulative frequency tables", 1994). Node i holds the sum of the i &amp; -i positions that end at i, counting from 1.
/// </summary>
/// <param name="length">The number of positions.</param>
internal sealed class FenwickTree(int length)
{
    private readonly int[] _nodes = new int[length + 1];
    private int _total;

    public void Add(int position, int amount)
    {
        _total += amount;
        for (var i = position + 1; i < _nodes.Length; i += i & -i)
        {
            _nodes[i] += amount;
        }
    }

    /// <summary>The sum of the positions from this one to the last.</summary>
    public int SumFrom(int position)
    {
        var before = 0;
        for (var i = position; i > 0; i -= i & -i)
        {
            before += _nodes[i];
        }

        return _total - before;
    }
}
