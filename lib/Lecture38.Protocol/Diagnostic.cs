namespace Lecture38.Protocol;

/// <summary>An error, warning or note about a cell's code.</summary>
/// <param name="Start">The first character that it is about.</param>
/// <param name="End">The character after the last one.</param>
/// <param name="Severity"><c>error</c>, <c>warning</c>, <c>info</c> or <c>hidden</c>.</param>
/// <param name="Code">The kind of problem, such as <c>CS0029</c>.</param>
/// <param name="Message">The problem in words.</param>
public sealed record Diagnostic(TextPosition Start, TextPosition End, string Severity, string Code, string Message);

/// <summary>A position in a cell's code. Both numbers start at 0.</summary>
/// <param name="Line">The line.</param>
/// <param name="Character">The character in the line.</param>
public readonly record struct TextPosition(int Line, int Character);
