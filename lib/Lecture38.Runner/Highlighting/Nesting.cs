using Microsoft.CodeAnalysis;

namespace Lecture38.Runner;

/// <summary>
/// How deep code is nested. Roslyn goes down some calls a level, and does not look at the stack everywhere: not for brackets of types
/// when it parses, and not for operators before an operand when it gives them their meaning.
/// </summary>
internal static class Nesting
{
    private const int MostBrackets = 200;
    private const int MostNodes = 500;

    /// <summary>True for a tree that nobody wrote, and that might take the process down. Linear.</summary>
    public static bool IsTooDeep(SyntaxNode root)
    {
        var open = new Stack<(SyntaxNode Node, int Depth)>([(root, 0)]);
        while (open.TryPop(out var next))
        {
            if (next.Depth > MostNodes)
            {
                return true;
            }

            foreach (var child in next.Node.ChildNodes())
            {
                open.Push((child, next.Depth + 1));
            }
        }

        return false;
    }

    /// <summary>The same for the text, before it is parsed. Linear; strings count like code.</summary>
    public static bool IsTooDeep(string code)
    {
        var (brackets, angles) = (0, 0);
        foreach (var sign in code)
        {
            switch (sign)
            {
                case '(' or '[' or '{':
                    brackets++;
                    break;
                case ')' or ']' or '}':
                    brackets = Math.Max(0, brackets - 1);
                    break;
                case '<':
                    angles++;
                    break;
                case '>':
                    angles = Math.Max(0, angles - 1);
                    break;
                case ';':
                    // The sign "less than" is never closed.
                    angles = 0;
                    break;
            }

            if (brackets > MostBrackets || angles > MostBrackets)
            {
                return true;
            }
        }

        return false;
    }
}
