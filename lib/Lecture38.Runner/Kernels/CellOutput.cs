using System.Text;

namespace Lecture38.Runner;

internal abstract record CellOutput;

/// <summary>Text that a cell wrote to a stream before it showed anything else.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text, which grows while the cell writes.</param>
internal sealed record StreamOutput(string Name, StringBuilder Text) : CellOutput;

/// <summary>A value that a cell displayed, or its result.</summary>
/// <param name="IsResult">True for the value of the cell's last expression.</param>
/// <param name="ValueId">The id by which the kernel updates it, or empty.</param>
internal sealed record ValueOutput(bool IsResult, string ValueId) : CellOutput
{
    /// <summary>The value's representations; an update replaces them.</summary>
    public required MimeBundle Value { get; set; }
}

/// <summary>The error that ended a cell or its kernel.</summary>
internal sealed record ErrorOutput(CellError Error) : CellOutput;

/// <summary>One shown value in several representations, by MIME type.</summary>
internal sealed class MimeBundle() : SortedDictionary<string, string>(StringComparer.Ordinal)
{
    /// <summary>The plain text; empty if there is none.</summary>
    public string PlainText => this.GetValueOrDefault(MimeTypes.PlainText, "");
}
