using Markdig.Extensions.Footnotes;

namespace Lecture38.Runner;

/// <summary>What the cells of a page share.</summary>
internal sealed class PageState
{
    private int _footnotes;
    private int _footnoteLinks;

    public PageIds Ids { get; } = new();

    public HeadingLevels Levels { get; } = new();

    /// <summary>Footnotes are counted over the whole page; Markdig counts each text from 1.</summary>
    public void Number(IEnumerable<Footnote> footnotes)
    {
        var (notes, links) = (_footnotes, _footnoteLinks);
        foreach (var footnote in footnotes.Where(footnote => footnote.Order > 0))
        {
            footnote.Order += notes;
            _footnotes = Math.Max(_footnotes, footnote.Order);
            foreach (var link in footnote.Links)
            {
                link.Index += links;
                _footnoteLinks = Math.Max(_footnoteLinks, link.Index);
            }
        }
    }
}
