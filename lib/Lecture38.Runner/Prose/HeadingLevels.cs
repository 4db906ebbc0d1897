namespace Lecture38.Runner;

/// <summary>
/// The levels of a page's headings. Readers who listen go from heading to heading by level, so the first one is the page's only
/// <c>h1</c>, and a heading is at most one level below the one that it belongs to, even where the author jumped.
/// </summary>
internal sealed class HeadingLevels
{
    private const int Deepest = 6;

    private readonly Stack<(int Written, int Shown)> _above = new();

    /// <summary>The level to show for the next heading, which was written with <paramref name="written"/> signs.</summary>
    public int Next(int written)
    {
        // The title stays at the bottom, however the rest is written.
        while (_above.Count > 1 && _above.Peek().Written >= written)
        {
            _above.Pop();
        }

        var shown = _above.Count == 0 ? 1 : Math.Min(_above.Peek().Shown + 1, Deepest);
        _above.Push((written, shown));
        return shown;
    }
}
