namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Text that is HTML already and is shown without encoding.</summary>
/// <param name="value">The HTML.</param>
public sealed class HtmlString(string? value)
{
    /// <summary>The HTML.</summary>
    public string Value { get; } = value ?? "";

    /// <inheritdoc/>
    public override string ToString() => Value;
}
