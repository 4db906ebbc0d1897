using System.Text.Json.Nodes;

namespace Lecture38.Runner;

/// <summary>Writes a value in the richest of its representations that the book can show.</summary>
internal static class ValueHtml
{
    internal static void Append(OutputPart part, JsonObject data, JsonObject? metadata) => TextHtml.AppendText(part, OutputRenderer.Text(data[MimeBundle.TextPlain]));
}
