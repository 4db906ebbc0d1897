namespace Lecture38;

/// <summary>
/// Tells a notebook host how to show a type. Hosts find this attribute by its name, whatever assembly declares it, so the
/// library shows itself richly without a reference to any host.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType, params string[] ownMimeTypes) : Attribute
{
    /// <summary>A type with the method <c>IEnumerable&lt;object&gt; CreateTypeFormatters()</c>.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types that the host asks for: HTML, the type's own, plain text, and the mark that the HTML is the course's.</summary>
    public string[] PreferredMimeTypes { get; } = [MimeTypes.Html, .. ownMimeTypes, MimeTypes.PlainText, MimeTypes.CourseHtml];
}
