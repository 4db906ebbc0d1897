using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;

namespace Lecture38.Runner;

/// <summary>
/// A formula between dollars has no blank inside them and no letter or digit before the first: a price in prose, or a shell's variable, is
/// none.
/// </summary>
internal sealed class DollarParser : MathInlineParser
{
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var start = slice;
        if (!char.IsLetterOrDigit(start.PeekCharExtra(-1)) && base.Match(processor, ref slice)
            && (processor.Inline is not MathInline { DelimiterCount: 1 } || !HasBlankInside(start, slice)))
        {
            return true;
        }

        processor.Inline = null;
        slice = start;
        return false;
    }

    /// <summary>Markdig trims the formula itself: the text says whether there was something to trim.</summary>
    private static bool HasBlankInside(StringSlice opening, StringSlice afterClosing) =>
        char.IsWhiteSpace(opening.PeekCharExtra(1)) || char.IsWhiteSpace(afterClosing.PeekCharExtra(-2));
}
