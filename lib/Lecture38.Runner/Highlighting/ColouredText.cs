using System.Text;

namespace Lecture38.Runner;

/// <summary>A cell's code with a colour for each character.</summary>
internal sealed class ColouredText(string code)
{
    private readonly Colour[] _colours = new Colour[code.Length];

    public string Code => code;

    /// <summary>Colours a stretch. An escape stays one, whatever else is said of the string that it stands in; a directive wins over all.</summary>
    public void Paint(int start, int length, Colour colour)
    {
        foreach (ref var painted in _colours.AsSpan(start, length))
        {
            if (colour is Colour.Directive or Colour.Escape || (colour != Colour.None && painted != Colour.Escape))
            {
                painted = colour;
            }
        }
    }

    /// <summary>The code encoded, with a span around each run of one colour.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder(code.Length * 2);
        for (var start = 0; start < code.Length;)
        {
            var end = EndOfRun(start);
            Append(html, code.AsSpan(start, end - start), _colours[start]);
            start = end;
        }

        return html.ToString();
    }

    private int EndOfRun(int start)
    {
        var end = start + 1;
        while (end < code.Length && _colours[end] == _colours[start])
        {
            end++;
        }

        return end;
    }

    private static void Append(StringBuilder html, ReadOnlySpan<char> run, Colour colour)
    {
        if (colour == Colour.None)
        {
            HtmlEncoding.AppendText(html, run);
            return;
        }

        html.Append("<span class=\"").Append(Colours.ClassName(colour)).Append("\">");
        HtmlEncoding.AppendText(html, run);
        html.Append("</span>");
    }
}
