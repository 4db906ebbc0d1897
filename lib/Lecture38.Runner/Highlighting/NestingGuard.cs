using Microsoft.CodeAnalysis;

namespace Lecture38.Runner;

/// <summary>
/// Finds code that is nested so deeply that Roslyn, which does not guard every recursion, would overflow the stack and end the process.
/// </summary>
internal static class NestingGuard
{
    private const int MaxBrackets = 100;
    private const int MaxNodes = 400;

    /// <summary>Looks at code before it is parsed. Linear; brackets in strings count as well.</summary>
    public static bool IsTooDeep(string code)
    {
        var (brackets, angles) = (0, 0);
        foreach (var character in code)
        {
            switch (character)
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
                    // A "less than" is never closed.
                    angles = 0;
                    break;
            }

            if (brackets > MaxBrackets || angles > MaxBrackets)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Looks at a tree before it is bound. Linear.</summary>
    public static bool IsTooDeep(SyntaxNode root)
    {
        var open = new Stack<(SyntaxNode Node, int Depth)>([(root, 0)]);
        while (open.TryPop(out var next))
        {
            if (next.Depth > MaxNodes)
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
}
