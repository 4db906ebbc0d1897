using System.Text;

namespace Lecture38.Kernel;

/// <summary>Replaces <see cref="Console.Out"/> and <see cref="Console.Error"/>: every write becomes text of the running cell.</summary>
internal sealed class ConsoleWriter(OutputKind kind, EventStream events) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => events.WriteText(kind, [value]);

    public override void Write(char[] buffer, int index, int count) => events.WriteText(kind, buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => events.WriteText(kind, buffer);

    public override void Write(string? value) => events.WriteText(kind, value);

    public override void WriteLine() => events.WriteText(kind, CoreNewLine);

    // A line is one event, as in .NET Interactive, so the new line goes along.
    public override void WriteLine(string? value) => events.WriteText(kind, value + NewLine);

    public override void WriteLine(ReadOnlySpan<char> buffer) => events.WriteText(kind, string.Concat(buffer, CoreNewLine));

    public override void WriteLine(char[] buffer, int index, int count) => WriteLine(buffer.AsSpan(index, count));
}
