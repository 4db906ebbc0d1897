namespace Lecture38.Runner;

/// <summary>Cuts text that is too long for where it goes.</summary>
internal static class BoundedText
{
    /// <summary>The beginning of a text, and a note where that is not all of it; never half of a surrogate pair.</summary>
    public static string Cut(string text, int length, string note = "")
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return string.Concat(text.AsSpan(0, end), note);
    }
}
