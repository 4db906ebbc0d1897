namespace Lecture38.Runner;

/// <summary>A stretch of a cell that is C#.</summary>
internal readonly record struct CellSection(ColouredText Cell, int Start, int Length)
{
    public string Code => Cell.Code.Substring(Start, Length);
}

/// <summary>Parts a cell at its magic lines (<c>#!html</c>), which a notebook's kernel takes for itself: what follows may be another language.</summary>
internal static class CellSections
{
    /// <summary>Colours the magic lines, and gives what is C# between them.</summary>
    public static IEnumerable<CellSection> Of(ColouredText cell)
    {
        var start = 0;
        var isCSharp = true;
        foreach (var (lineStart, lineEnd) in MagicLines(cell.Code))
        {
            if (isCSharp && IsInsideLiteral(cell.Code[start..lineEnd]))
            {
                continue;
            }

            if (isCSharp && lineStart > start)
            {
                yield return new CellSection(cell, start, lineStart - start);
            }

            cell.Paint(lineStart, lineEnd - lineStart, Colour.Directive);
            isCSharp = StaysOrBecomesCSharp(cell.Code.AsSpan(lineStart, lineEnd - lineStart).Trim(), isCSharp);
            start = lineEnd;
        }

        if (isCSharp && start < cell.Code.Length)
        {
            yield return new CellSection(cell, start, cell.Code.Length - start);
        }
    }

    private static IEnumerable<(int Start, int End)> MagicLines(string code)
    {
        for (var start = 0; start < code.Length;)
        {
            var length = code.AsSpan(start).IndexOf('\n');
            var end = length < 0 ? code.Length : start + length;
            if (code.AsSpan(start, end - start).TrimStart().StartsWith("#!"))
            {
                yield return (start, end);
            }

            start = end + 1;
        }
    }

    /// <summary>Whether the text's last line is in a string or a comment that began before it.</summary>
    private static bool IsInsideLiteral(string code)
    {
        var lastLine = code.LastIndexOf('\n') + 1;
        var hash = code.IndexOf('#', lastLine);
        return !ScriptCompiler.Parse(code).GetRoot().FindTrivia(hash).IsDirective;
    }

    private static bool StaysOrBecomesCSharp(ReadOnlySpan<char> line, bool isCSharp)
    {
        var end = line.IndexOfAny(' ', '\t');
        return (end < 0 ? line : line[..end]) switch
        {
            "#!csharp" or "#!c#" or "#!C#" or "#!.NET" => true,
            "#!time" or "#!import" or "#!share" or "#!set" or "#!about" or "#!who" or "#!whos" or "#!lsmagic" or "#!log" or "#!connect" => isCSharp,
            _ => false,
        };
    }
}
