namespace Lecture38.Protocol;

/// <summary>A value as a reader sees it, in one MIME type.</summary>
/// <param name="MimeType">The MIME type.</param>
/// <param name="Value">The text in that type.</param>
/// <param name="SuppressDisplay">True for a representation that is not for display.</param>
public sealed record FormattedValue(string MimeType, string Value, bool SuppressDisplay = false);
