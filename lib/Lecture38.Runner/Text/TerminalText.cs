using System.Text.RegularExpressions;

namespace Lecture38.Runner;

/// <summary>Text as a terminal shows it: without control sequences, and without what a carriage return overwrites.</summary>
internal static partial class TerminalText
{
    internal static IEnumerable<string> Lines(string text) => Sequence().Replace(text, "").Split('\n').Select(AfterLastReturn);

    private static string AfterLastReturn(string line)
    {
        var visible = line.TrimEnd();
        return visible[(visible.LastIndexOf('\r') + 1)..];
    }

    /// <summary>Colors and cursor movements (CSI), titles and links (OSC).</summary>
    [GeneratedRegex(@"\x1B(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1B\n]*(?:\x07|\x1B\\))")]
    private static partial Regex Sequence();
}
