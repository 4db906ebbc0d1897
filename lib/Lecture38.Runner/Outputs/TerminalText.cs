using System.Text.RegularExpressions;

namespace Lecture38.Runner;

/// <summary>Text as a terminal shows it: colours are no text, and what a carriage return overwrites is gone.</summary>
internal static partial class TerminalText
{
    /// <summary>The lines; linear in the text.</summary>
    internal static IEnumerable<string> Lines(string text) => Sequence().Replace(text, "").Split('\n').Select(AfterLastReturn);

    private static string AfterLastReturn(string line)
    {
        var visible = line.TrimEnd();
        return visible[(visible.LastIndexOf('\r') + 1)..];
    }

    /// <summary>Colours and movements of the cursor (CSI), titles and links (OSC).</summary>
    [GeneratedRegex(@"\x1B(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1B\n]*(?:\x07|\x1B\\))")]
    private static partial Regex Sequence();
}
