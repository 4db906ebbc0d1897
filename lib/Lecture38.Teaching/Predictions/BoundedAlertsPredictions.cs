namespace Lecture38;

/// <summary>The predictions of notebook 38.3: what its usual wrong answers mean.</summary>
internal static class BoundedAlertsPredictions
{
    internal static IReadOnlyList<PredictionDefinition> All { get; } =
    [
        new PredictionDefinition("alerts-left")
        {
            Meanings =
            [
                ("1 2 3", "That store refuses the new alert when it is full. This one drops the oldest."),
                ("4 3 2", "These are the right alerts, the newest first. Asked for is the other way round."),
                ("3 4 5", "You took 60 for an alert. It is not above the threshold."),
                ("2 4 6", "These are the places of the readings. Only an alert gets a number."),
                ("4 5 6", "These are the last readings. Only an alert gets a number, and two of the six are in order."),
            ],
            Otherwise = "Write down which readings are above 60, number these, and keep the last three.",
        },
        new PredictionDefinition("alerts-stored")
        {
            Meanings =
            [
                (10_000, "These are the readings. Not each of them is an alert, and not each alert is stored."),
            ],
            Otherwise = "Some three thousand alerts are raised; what is stored never exceeds the room.",
        },
        new PredictionDefinition("alert-bytes")
        {
            Meanings =
            [
                (40, "This is the size of an alert. It is written into a place that has been there since the start."),
                (64, "So much would an object with the alert's fields take. An alert is a struct: no object is made."),
            ],
            Otherwise = "Memory that is there already does not have to be asked for.",
        },
        new PredictionDefinition("list-bytes", RightWithin: 0.1, CloseWithin: 0.4)
        {
            Meanings =
            [
                (0, "The bound says how much stays, not how much is asked for: every alert comes with a new node."),
                (40_000, "These are the alerts alone. Each lies in a node, an object with a header and three references."),
                (80, "This is one alert in its node. A thousand of them come."),
                (20_000, "This is what the list holds. What you were asked for is what passes through it."),
            ],
            Otherwise = "Every alert comes with a node of 80 bytes, and the node of the oldest becomes garbage.",
        },
        new PredictionDefinition("shallow-bytes", RightWithin: 0.5, CloseWithin: 0.8)
        {
            Meanings =
            [
                (20_000, "These are the alerts. They lie in an array, which is an object of its own; the accumulator has only a reference to it."),
                (8, "This is one reference. The object has a header of 16 bytes and four fields."),
            ],
            Otherwise = "The object has a header of 16 bytes and four fields: two references and two numbers.",
        },
        new PredictionDefinition("record-bytes")
        {
            Meanings =
            [
                (24, "These are the fields. This record is a class: each alert is an object with a header, behind a reference."),
                (32, "Fields and reference. An object on the heap also has a header of 16 bytes."),
                (40, "Fields and header. The array also has a reference to each object, 8 bytes."),
            ],
            Otherwise = "The fields take 24 bytes, the object's header 16, and the reference in the array 8.",
        },
        new PredictionDefinition("block-fate")
        {
            Otherwise = "The collector does not ask whether you will use it again. It asks whether anything can reach it, and the notebook's variable can.",
        },
        new PredictionDefinition("readings-fate")
        {
            Otherwise = "The summary uses two numbers. But it came with an object that has all the variables which the lambdas of that method captured.",
        },
    ];
}
