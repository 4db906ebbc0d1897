using System.Text;

namespace Lecture38.Runner;

/// <summary>
/// The outputs of one cell so far. Text beyond a limit is cut, and <see cref="IsOverLimit"/> is then true. Not safe for concurrent
/// use.
/// </summary>
/// <param name="limit">The size of all outputs together.</param>
internal sealed class CellOutputs(ByteSize limit)
{
    /// <summary>This much of an error is kept even if the outputs have reached the limit.</summary>
    private const int MinErrorLength = 4_000;

    private readonly List<CellOutput> _outputs = [];
    private long _bytes;
    private string? _notedError;

    public ByteSize Limit => limit;

    public IReadOnlyList<CellOutput> Outputs => _outputs;

    public string StandardError => string.Concat(_outputs.OfType<StreamOutput>().Where(stream => stream.Name == "stderr").Select(stream => stream.Text));

    public bool IsOverLimit => _bytes > limit.Bytes;

    /// <summary>The compiler's first warning about the cell's code, in one line; null if there was none.</summary>
    public string? Warning { get; private set; }

    /// <summary>Adds text to a stream. Consecutive text of one stream is one output. Amortized linear in the text.</summary>
    public void AddStream(string name, string text)
    {
        if (_outputs is not [.., StreamOutput last] || last.Name != name)
        {
            last = new StreamOutput(name, new StringBuilder());
            _outputs.Add(last);
        }

        last.Text.Append(CutToLimit(text));
    }

    /// <summary>Adds a displayed value, or the cell's result.</summary>
    public void AddValue(MimeBundle value, string? valueId, bool isResult)
    {
        if (value.Count > 0)
        {
            _outputs.Add(new ValueOutput(isResult, valueId ?? "") { Value = CutToLimit(value) });
        }
    }

    public void AddError(CellError error) => _outputs.Add(new ErrorOutput(error));

    /// <summary>
    /// Keeps an error that the kernel reported while the cell ran. If the kernel then says that the cell succeeded,
    /// <see cref="TakeError"/> makes it the cell's error.
    /// </summary>
    public void NoteError(string message) => _notedError ??= message;

    public void NoteWarning(string warning) => Warning ??= BoundedText.Cut(warning, MinErrorLength).ReplaceLineEndings(" ");

    /// <summary>The error that the kernel reported while the cell ran, if any.</summary>
    public CellError? TakeError() => _notedError is { } message ? ReadError(message) : null;

    /// <summary>
    /// Reads a failure's message, cut to what the cell may still show. A long message is no reason to end the kernel: the cell has ended.
    /// </summary>
    public CellError ReadError(string message)
    {
        var room = (int)Math.Min(int.MaxValue, Math.Max(MinErrorLength, limit.Bytes - _bytes));
        return CellError.FromMessage(BoundedText.Cut(message, room, $"\n(cut: a cell may show no more than {limit})"));
    }

    /// <summary>Replaces the displayed value with this id; false if there is none.</summary>
    public bool TryUpdate(MimeBundle value, string? valueId)
    {
        if (string.IsNullOrEmpty(valueId) || _outputs.OfType<ValueOutput>().FirstOrDefault(shown => shown.ValueId == valueId) is not { } output)
        {
            return false;
        }

        output.Value = CutToLimit(value);
        return true;
    }

    private MimeBundle CutToLimit(MimeBundle value)
    {
        foreach (var (mimeType, text) in value.ToList())
        {
            value[mimeType] = CutToLimit(text);
        }

        return value;
    }

    private string CutToLimit(string text)
    {
        var room = limit.Bytes - _bytes;
        _bytes += Encoding.UTF8.GetByteCount(text);
        return IsOverLimit ? BoundedText.Cut(text, (int)Math.Clamp(room, 0, text.Length)) : text;
    }
}
