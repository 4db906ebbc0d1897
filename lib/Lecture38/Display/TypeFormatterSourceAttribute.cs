namespace Lecture38;

/// <summary>
/// Tells a notebook host how to show a type. Hosts find this attribute by its name, whatever assembly declares it, so the
/// library shows itself richly without a reference to any host.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>A type with the method <c>IEnumerable&lt;object&gt; CreateTypeFormatters()</c>.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types that the host is to ask for; it takes text/html alone where this is not given.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
