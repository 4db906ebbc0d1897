using System.Text;

namespace Lecture38.Runner;

/// <summary>
/// Reads a subset of TeX's formulas: numbers, letters, operators and relations, <c>^</c> and <c>_</c>, braces, <c>\frac</c>,
/// <c>\sqrt[n]{x}</c>, <c>\binom</c>, <c>\text</c> and its like, <c>\left … \right</c>, spaces, and the symbols of
/// <see cref="TexSymbols"/>. Linear in the text.
/// </summary>
internal sealed class TexReader
{
    private const int MaxDepth = 100;
    private const char EndOfText = '\0';
    private const char EndOfFence = '\\';

    private readonly string _tex;
    private int _next;
    private int _depth;
    private bool _isKnown = true;

    private TexReader(string tex) => _tex = tex;

    /// <summary>The formula as one MathML element; null if something in it is outside the subset.</summary>
    public static string? Read(string tex)
    {
        var reader = new TexReader(tex);
        var row = reader.ReadRow(EndOfText);
        return reader._isKnown && reader._next == tex.Length && row != Row("") ? row : null;
    }

    private bool IsAtEnd => _next >= _tex.Length;

    private static string Row(string content) => $"<mrow>{content}</mrow>";

    /// <summary>Reads up to a closing sign, and past it.</summary>
    private string ReadRow(char end)
    {
        var row = new StringBuilder();
        if (++_depth > MaxDepth)
        {
            return Unknown();
        }

        for (SkipBlanks(); _isKnown && !IsAtEnd && !IsEnd(end); SkipBlanks())
        {
            row.Append(ReadScripted());
        }

        _depth--;
        TakeEnd(end);
        return Row(row.ToString());
    }

    private bool IsEnd(char end) => end == EndOfFence ? StartsWithCommand("right") : _tex[_next] == end;

    private void TakeEnd(char end)
    {
        if (end == EndOfText)
        {
            return;
        }

        if (IsAtEnd)
        {
            Unknown();
            return;
        }

        _next += end == EndOfFence ? @"\right".Length : 1;
    }

    /// <summary>An atom with what stands above and below it.</summary>
    private string ReadScripted()
    {
        var (atom, takesLimits) = ReadAtom();
        var (sub, sup) = ("", "");
        for (SkipBlanks(); _isKnown && IsAtScript(); SkipBlanks())
        {
            var sign = _tex[_next++];
            var already = sign == '_' ? sub : sup;
            var script = sign == '\'' ? "<mo>′</mo>" : ReadArgument();
            if (already.Length > 0)
            {
                return Unknown();
            }

            (sub, sup) = sign == '_' ? (script, sup) : (sub, script);
        }

        var (below, above, both) = takesLimits ? ("munder", "mover", "munderover") : ("msub", "msup", "msubsup");
        return (sub.Length, sup.Length) switch
        {
            (0, 0) => atom,
            (_, 0) => $"<{below}>{atom}{sub}</{below}>",
            (0, _) => $"<{above}>{atom}{sup}</{above}>",
            _ => $"<{both}>{atom}{sub}{sup}</{both}>",
        };
    }

    private bool IsAtScript() => !IsAtEnd && (_tex[_next] is '_' or '^' or '\'');

    private (string Markup, bool TakesLimits) ReadAtom()
    {
        var sign = _tex[_next];
        switch (sign)
        {
            case '{':
                _next++;
                return (ReadRow('}'), false);
            case '\\':
                return ReadCommand();
            case >= '0' and <= '9':
                return ($"<mn>{ReadNumber()}</mn>", false);
            case '_' or '^' or '\'':
                // A script of nothing, as in ^\circ after a space.
                return (Row(""), false);
        }

        _next++;
        return char.IsAsciiLetter(sign) ? ($"<mi>{sign}</mi>", false)
            : TexSymbols.OfSign(sign) is { } operation ? ($"<mo{StretchOf(sign)}>{HtmlEncoding.Text(operation)}</mo>", false)
            : (Unknown(), false);
    }

    /// <summary>A fence grows with its content only where <c>\left</c> says so.</summary>
    private static string StretchOf(char sign) => sign is '(' or ')' or '[' or ']' or '|' ? " stretchy=\"false\"" : "";

    private string ReadNumber()
    {
        var start = _next;
        while (!IsAtEnd && (char.IsAsciiDigit(_tex[_next]) || IsInsideNumber()))
        {
            _next++;
        }

        return _tex[start.._next];
    }

    private bool IsInsideNumber() => _tex[_next] is '.' or ',' && _next + 1 < _tex.Length && char.IsAsciiDigit(_tex[_next + 1]);

    private (string Markup, bool TakesLimits) ReadCommand()
    {
        var name = ReadCommandName();
        return name switch
        {
            "frac" or "dfrac" or "tfrac" => ($"<mfrac>{ReadArgument()}{ReadArgument()}</mfrac>", false),
            "binom" => ($"<mrow><mo>(</mo><mfrac linethickness=\"0\">{ReadArgument()}{ReadArgument()}</mfrac><mo>)</mo></mrow>", false),
            "sqrt" => (ReadRoot(), false),
            "text" or "textrm" or "mbox" => ($"<mtext>{ReadText()}</mtext>", false),
            "mathrm" or "operatorname" => ($"<mi mathvariant=\"normal\">{ReadText()}</mi>", false),
            "left" => (ReadFenced(), false),
            "bar" or "overline" => ($"<mover accent=\"true\">{ReadArgument()}<mo>¯</mo></mover>", false),
            "hat" => ($"<mover accent=\"true\">{ReadArgument()}<mo>^</mo></mover>", false),
            _ when TexSymbols.SpaceOf(name) is { } width => ($"<mspace width=\"{width}\"></mspace>", false),
            _ when TexSymbols.FunctionOf(name) is { } function => ($"<mi>{function}</mi>", name is "max" or "min" or "lim"),
            _ when TexSymbols.LetterOf(name) is { } letter => ($"<mi>{letter}</mi>", false),
            _ when TexSymbols.LargeOf(name) is { } large => ($"<mo>{large}</mo>", name != "int"),
            _ when TexSymbols.OperatorOf(name) is { } operation => ($"<mo>{HtmlEncoding.Text(operation)}</mo>", false),
            _ => (Unknown(), false),
        };
    }

    private string ReadRoot()
    {
        SkipBlanks();
        if (IsAtEnd || _tex[_next] != '[')
        {
            return $"<msqrt>{ReadArgument()}</msqrt>";
        }

        _next++;
        var index = ReadRow(']');
        return $"<mroot>{ReadArgument()}{index}</mroot>";
    }

    private string ReadFenced()
    {
        var open = ReadDelimiter();
        var content = ReadRow(EndOfFence);
        var close = ReadDelimiter();
        return Row($"{open}{content}{close}");
    }

    private string ReadDelimiter()
    {
        SkipBlanks();
        if (IsAtEnd)
        {
            return Unknown();
        }

        var name = _tex[_next] == '\\' ? ReadCommandName() : _tex[_next++].ToString();
        return TexSymbols.DelimiterOf(name) is { } sign ? sign.Length == 0 ? "" : $"<mo stretchy=\"true\">{sign}</mo>" : Unknown();
    }

    /// <summary>What a command or a script applies to: a group, or one sign.</summary>
    private string ReadArgument()
    {
        SkipBlanks();
        if (IsAtEnd || ++_depth > MaxDepth)
        {
            return Unknown();
        }

        // TeX takes one digit.
        var argument = char.IsAsciiDigit(_tex[_next]) ? $"<mn>{_tex[_next++]}</mn>" : ReadAtom().Markup;
        _depth--;
        return argument;
    }

    /// <summary>Words in braces, taken as they are.</summary>
    private string ReadText()
    {
        SkipBlanks();
        var end = IsAtEnd || _tex[_next] != '{' ? -1 : _tex.IndexOf('}', _next);
        if (end < 0)
        {
            return Unknown();
        }

        var text = _tex[(_next + 1)..end];
        _next = end + 1;
        return text.AsSpan().ContainsAny(@"\{$") ? Unknown() : HtmlEncoding.Text(text.Replace(' ', '\u00a0'));
    }

    private string ReadCommandName()
    {
        var start = ++_next;
        while (!IsAtEnd && char.IsAsciiLetter(_tex[_next]))
        {
            _next++;
        }

        if (_next == start && !IsAtEnd)
        {
            _next++;
        }

        return _tex[start.._next];
    }

    private bool StartsWithCommand(string name) =>
        string.CompareOrdinal(_tex, _next, @"\" + name, 0, name.Length + 1) == 0
        && (_next + name.Length + 1 >= _tex.Length || !char.IsAsciiLetter(_tex[_next + name.Length + 1]));

    private void SkipBlanks()
    {
        while (!IsAtEnd && char.IsWhiteSpace(_tex[_next]))
        {
            _next++;
        }
    }

    private string Unknown()
    {
        _isKnown = false;
        return "";
    }
}
