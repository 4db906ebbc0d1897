using System.Text;

namespace Lecture38.Runner;

/// <summary>
/// Markdown as comment lines. Paragraphs and list items are wrapped; headings have a rule above them; what is set line by line
/// (code, tables, HTML) stays as it is. Every line is a comment, whatever the text holds.
/// </summary>
internal static class ProseComment
{
    private const int Width = 110;

    private static readonly string Rule = "// " + new string('─', Width) + "\n";

    public static string Of(string markdown)
    {
        var text = new StringBuilder();
        var fence = "";

        // All that ends a line in C#, which is more than in Markdown.
        foreach (var line in markdown.ReplaceLineEndings("\n").Trim('\n').Split('\n').Select(line => line.TrimEnd()))
        {
            var start = line.TrimStart();
            if (fence.Length > 0 || FenceOf(start).Length > 0)
            {
                fence = fence.Length == 0 ? FenceOf(start) : start.StartsWith(fence, StringComparison.Ordinal) ? "" : fence;
                Append(text, line);
            }
            else if (start.StartsWith("# ", StringComparison.Ordinal) || start.StartsWith("## ", StringComparison.Ordinal))
            {
                text.Append(Rule);
                Append(text, line);
            }
            else
            {
                AppendWrapped(text, line, start);
            }
        }

        return text.ToString();
    }

    private static string FenceOf(string line) =>
        line.StartsWith("```", StringComparison.Ordinal) ? "```" : line.StartsWith("~~~", StringComparison.Ordinal) ? "~~~" : "";

    private static void AppendWrapped(StringBuilder text, string line, string start)
    {
        var indent = line.Length - start.Length;
        if (line.Length <= Width || start[0] is '|' or '<' || indent >= 4)
        {
            Append(text, line);
            return;
        }

        var hanging = new string(' ', indent + MarkerLength(start));
        for (var rest = line; rest.Length > 0;)
        {
            var end = EndOfLine(rest, hanging.Length);
            Append(text, rest[..end].TrimEnd());
            rest = end == rest.Length ? "" : hanging + rest[end..].TrimStart();
        }
    }

    /// <summary>Where to break: after the last word that fits, or after the first one where not even that does.</summary>
    private static int EndOfLine(string line, int from)
    {
        if (line.Length <= Width)
        {
            return line.Length;
        }

        var blank = line.LastIndexOf(' ', Width, Width - from);
        return blank > from ? blank : line.IndexOf(' ', from + 1) is > 0 and var next ? next : line.Length;
    }

    /// <summary>The characters of <c>- </c>, <c>12. </c> or <c>&gt; </c> at the beginning, below which the rest is set.</summary>
    private static int MarkerLength(string line)
    {
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        return digits > 0 && line.AsSpan(digits).StartsWith(". ") ? digits + 2 : line[0] is '-' or '*' or '+' or '>' && line.AsSpan(1).StartsWith(" ") ? 2 : 0;
    }

    private static void Append(StringBuilder text, string line) => text.Append(line.Length == 0 ? "//" : "// " + line).Append('\n');
}
