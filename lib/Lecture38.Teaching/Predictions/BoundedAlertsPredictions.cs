namespace Lecture38;

/// <summary>The predictions of notebook 38.3, with what their usual wrong answers mean.</summary>
internal static class BoundedAlertsPredictions
{
    internal static IReadOnlyList<PredictionDefinition> All { get; } =
    [
        new PredictionDefinition("alerts-left")
        {
            Meanings =
            [
                ("1 2 3", "That store refuses the new alert when it is full. This one drops the oldest."),
                ("4 3 2", "These are the right alerts, but newest first. The question asks for the opposite order."),
                ("3 4 5", "You counted 60 as an alert, but it is not above the threshold."),
                ("2 4 6", "These are the positions of the readings. Only alerts are numbered."),
                ("4 5 6", "These are the last readings. Only alerts are numbered, and two of the six readings raise none."),
            ],
            Otherwise = "Write down the readings above 60, number them, and keep the last three.",
        },
        new PredictionDefinition("alerts-stored")
        {
            Meanings =
            [
                (10_000, "This is the number of readings. Not every reading raises an alert, and not every alert is still stored."),
            ],
            Otherwise = "About three thousand alerts are raised, but the store never exceeds its bound.",
        },
        new PredictionDefinition("alert-bytes")
        {
            Meanings =
            [
                (40, "This is the size of an alert. It is written into a slot that was allocated at the start."),
                (64, "An object with these fields would take that much. But an alert is a struct, so there is no object."),
            ],
            Otherwise = "The memory for it was allocated at the start.",
        },
        new PredictionDefinition("list-bytes", RightWithin: 0.1, CloseWithin: 0.4)
        {
            Meanings =
            [
                (0, "The bound limits what is retained, not what is allocated: every alert needs a new node."),
                (40_000, "This is the size of the alerts alone. Each is in a node, an object with a header and three references."),
                (80, "This is one alert in its node. There are a thousand of them."),
                (20_000, "This is what the list retains. The question is how much it allocates."),
            ],
            Otherwise = "Every alert needs a new node of 80 bytes, and the node of the oldest becomes garbage.",
        },
        new PredictionDefinition("shallow-bytes", RightWithin: 0.5, CloseWithin: 0.8)
        {
            Meanings =
            [
                (20_000, "This is the size of the alerts. They are in an array, which is a separate object; the accumulator has only a reference to it."),
                (8, "This is the size of one reference. The object has a header of 16 bytes and four fields."),
            ],
            Otherwise = "The object has a header of 16 bytes and four fields: two references and two numbers.",
        },
        new PredictionDefinition("record-bytes")
        {
            Meanings =
            [
                (24, "This is the size of the fields. The record is a class, so each alert is an object with a header, and the array holds a reference to it."),
                (32, "You counted the fields and the reference. An object also has a header of 16 bytes."),
                (40, "You counted the fields and the header. The array also holds a reference of 8 bytes to each object."),
            ],
            Otherwise = "The fields take 24 bytes, the object's header 16, and the reference in the array 8.",
        },
        new PredictionDefinition("block-fate")
        {
            Otherwise = "The collector keeps every object that can be reached, whether or not you will use it again. The notebook's variable still reaches this one.",
        },
        new PredictionDefinition("readings-fate")
        {
            Otherwise = "The summary uses two numbers, but it holds a closure object with all the variables that the lambdas of that method captured.",
        },
    ];
}
