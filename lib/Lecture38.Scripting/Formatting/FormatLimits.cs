namespace Lecture38.Scripting;

/// <summary>How much of a value is shown. What is left out is said to be left out.</summary>
internal static class FormatLimits
{
    /// <summary>Elements of a sequence, as .NET Interactive shows them.</summary>
    public const int Elements = 20;

    /// <summary>Members of an object.</summary>
    public const int Members = 100;

    /// <summary>Objects within objects.</summary>
    public const int Depth = 6;

    /// <summary>Characters of one value: the budget that its parts share. Tags and notes may add a little.</summary>
    public const int Characters = 100_000;

    /// <summary>Characters of the line that sums an object up.</summary>
    public const int Summary = 300;

    /// <summary>Cuts a text, never between the two halves of a surrogate pair, and says how much is missing.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }
        var kept = length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : Math.Max(length, 0);
        return $"{text.AsSpan(0, kept)} … ({text.Length - kept} more characters)";
    }
}
