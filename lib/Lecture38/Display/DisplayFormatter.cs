namespace Lecture38;

/// <summary>Writes a value in one MIME type; a host calls it by its members' names.</summary>
internal sealed class DisplayFormatter(string mimeType, Func<object, string?> format)
{
    public string MimeType { get; } = mimeType;

    /// <summary>Writes <paramref name="instance"/>; false where it has no form in this MIME type.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (format(instance) is not { } text)
        {
            return false;
        }

        writer.Write(text);
        return true;
    }
}
