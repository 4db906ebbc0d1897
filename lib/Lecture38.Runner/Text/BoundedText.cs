namespace Lecture38.Runner;

internal static class BoundedText
{
    /// <summary>The beginning of a text, with a note if something was cut; never half of a surrogate pair.</summary>
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
