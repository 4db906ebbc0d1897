using System.Text;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lecture38.Runner;

/// <summary>One script made of many cells, which knows where in the cells each of its characters stands.</summary>
internal sealed class ColouredScript
{
    /// <summary>A cell may end in an expression without a semicolon. On a line of its own, so that a comment cannot swallow it.</summary>
    private const string EndOfCell = "\n;\n";

    private readonly List<Piece> _usings = [];
    private readonly List<Piece> _rest = [];
    private List<(int Start, Piece Piece)>? _places;
    private string? _text;

    /// <summary>The script: all cells' <c>using</c> directives first, as C# wants it, then everything else. No cell can be added after it was asked for.</summary>
    public string Text => _text ??= Join();

    /// <summary>Adds a section that parses without an error.</summary>
    public void Add(CellSection section, CompilationUnitSyntax root)
    {
        var start = 0;
        foreach (var directive in root.Usings)
        {
            AddRest(section, start, directive.SpanStart);
            _usings.Add(new Piece(section.Cell, section.Start + directive.SpanStart, directive.Span.Length, "\n"));
            start = directive.Span.End;
        }

        AddRest(section, start, section.Length);
        _rest.Add(new Piece(section.Cell, section.Start + section.Length, 0, EndOfCell));
    }

    /// <summary>Adds a section as it is.</summary>
    public void AddWhole(CellSection section) => AddRest(section, 0, section.Length);

    /// <summary>Colours what a stretch of the script is in its cell.</summary>
    public void Paint(TextSpan span, Colour colour)
    {
        var (start, piece) = FindPiece(span.Start);
        var offset = span.Start - start;
        if (offset < piece.Length)
        {
            piece.Cell.Paint(piece.Start + offset, Math.Min(span.Length, piece.Length - offset), colour);
        }
    }

    private void AddRest(CellSection section, int start, int end)
    {
        if (end > start)
        {
            _rest.Add(new Piece(section.Cell, section.Start + start, end - start, ""));
        }
    }

    private string Join()
    {
        var text = new StringBuilder();
        _places = [];
        foreach (var piece in _usings.Concat(_rest))
        {
            _places.Add((text.Length, piece));
            text.Append(piece.Cell.Code, piece.Start, piece.Length).Append(piece.Separator);
        }

        return text.ToString();
    }

    private (int Start, Piece Piece) FindPiece(int position)
    {
        var (low, high) = (0, _places!.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _places[middle].Start <= position ? (middle, high) : (low, middle - 1);
        }

        return _places[low];
    }

    private sealed record Piece(ColouredText Cell, int Start, int Length, string Separator);
}
