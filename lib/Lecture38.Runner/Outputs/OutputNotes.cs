namespace Lecture38.Runner;

/// <summary>What of an output the book does not show, in words for the reader. Each is said once.</summary>
internal sealed class OutputNotes
{
    private readonly List<string> _notes = [];

    /// <summary>Notes what is left out because it would be loaded from elsewhere.</summary>
    /// <param name="what">What it is, such as <c>A picture</c>.</param>
    /// <param name="address">Where it would come from.</param>
    internal void LeftOut(string what, string address)
    {
        var note = OutsideAddress.Site(address) is { } site
            ? $"{what} from {site} is left out: this book loads nothing from other sites."
            : $"{what} that is not in the notebook itself is left out.";
        if (!_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }

    internal void AppendTo(OutputPart part)
    {
        foreach (var note in _notes)
        {
            Append(part, note);
        }
    }

    internal static void Append(OutputPart part, string note) =>
        part.Html.Append("<p class=\"output-note\">").Append(FitText.Encode(note)).Append("</p>\n");
}
