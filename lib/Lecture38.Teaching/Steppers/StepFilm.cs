namespace Lecture38;

/// <summary>A recorded run as it is shown, whatever was recorded.</summary>
/// <param name="Title">What was recorded, in a few words.</param>
/// <param name="Kind">The style of its frames: a class name.</param>
/// <param name="LongestLabel">How many characters the longest of its keys has.</param>
/// <param name="Columns">The headings of the frames' rows.</param>
/// <param name="Frames">The state before the first step, then a frame for each step.</param>
internal sealed record StepFilm(
    string Title, string Kind, int LongestLabel, IReadOnlyList<TableColumn> Columns, IReadOnlyList<StepFrame> Frames);

/// <summary>One moment of a recorded run.</summary>
/// <param name="Text">What happened, as a sentence.</param>
/// <param name="Html">The state afterwards.</param>
/// <param name="Row">Both as a row of a table.</param>
internal sealed record StepFrame(string Text, string Html, IReadOnlyList<string> Row);
