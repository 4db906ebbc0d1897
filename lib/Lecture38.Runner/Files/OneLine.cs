namespace Lecture38.Runner;

/// <summary>Text that somebody else wrote, for a message or a comment that ends with its line.</summary>
internal static class OneLine
{
    public static string Of(string text) => text.ReplaceLineEndings(" ");
}
