using System.Globalization;

namespace Lecture38;

/// <summary>Declare an alert so that an array of alerts takes no more than its fields.</summary>
internal sealed class SmallLayout : ExerciseDefinition<Func<IReadOnlyList<Alert>, Array>>
{
    private const int Count = 500;
    private const int MaxBytes = 24;
    private const int ArrayHeader = 24;

    /// <summary>A number that does not fit into an int.</summary>
    private const long FirstAlertId = 5_000_000_000;

    private static readonly string[] Fields = [nameof(Alert.SensorId), nameof(Alert.Value), nameof(Alert.AlertId)];

    internal override string Id => "small-layout";

    internal override IReadOnlyList<string> Hints { get; } =
    [
        "How many bytes do the three fields take, and what takes the rest?",
        "The rest is the header of each object, and the reference to it in the array. Which kind of type has neither?",
        "A record can be a struct, too. Compare the declaration of AlertStruct above with yours.",
    ];

    protected override Verdict Check(Func<IReadOnlyList<Alert>, Array> answer, int seed)
    {
        var alerts = Alerts(seed);
        var made = answer(alerts);
        return DifferenceOf(made, alerts) ?? JudgeBytes(made, alerts);
    }

    private static Alert[] Alerts(int seed)
    {
        var random = new Random(seed);
        string[] ids = [.. Enumerable.Range(0, 5).Select(i => $"S{i}")];
        return [.. Enumerable.Range(0, Count).Select(i => new Alert(ids[i % ids.Length], 60 + 40 * random.NextDouble(), DateTimeOffset.UnixEpoch, FirstAlertId + i))];
    }

    /// <summary>Finds what is missing or changed in the alerts; null if nothing is.</summary>
    private static Verdict? DifferenceOf(Array? made, Alert[] alerts)
    {
        if (made is not { Rank: 1 } || made.Length != alerts.Length)
        {
            return Verdict.Wrong(
                "other-result", $"Tried: {Count} alerts; result: {made?.Length ?? 0}.", "The array must have one element for each alert, in the same order.");
        }

        for (var i = 0; i < alerts.Length; i++)
        {
            foreach (var field in Fields)
            {
                if (DifferenceOf(made.GetValue(i), alerts[i], field) is { } difference)
                {
                    return difference;
                }
            }
        }

        return null;
    }

    private static Verdict? DifferenceOf(object? made, Alert alert, string field)
    {
        if (made is not null && !Has(made.GetType(), field))
        {
            return Verdict.Wrong(
                "drops-a-field", $"Tried: {alert}; result: {made}, which has no {field}.",
                "A member is missing. SensorId, Value and AlertId must all be public members.");
        }

        var expected = Read(alert, field);
        return Read(made, field) switch
        {
            var actual when Equals(actual, expected) => null,
            { } actual when actual.GetType() != expected!.GetType() => Verdict.Wrong(
                "narrows-a-field",
                $"Tried: {field} = {Text(expected)}; result: {Text(actual)}, as {TypeName.Of(actual.GetType())}.",
                "A smaller number type saves bytes, but loses digits or overflows. Keep the types of the fields."),
            var actual => Verdict.Wrong("other-result", $"Tried: {field} = {Text(expected)}; result: {Text(actual) ?? "null"}.", "Each element must hold the same values as its alert."),
        };
    }

    private static bool Has(Type type, string field) => type.GetProperty(field) is not null || type.GetField(field) is not null;

    private static object? Read(object? alert, string field) =>
        alert?.GetType().GetProperty(field)?.GetValue(alert) ?? alert?.GetType().GetField(field)?.GetValue(alert);

    private static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);

    private static Verdict JudgeBytes(Array made, Alert[] alerts)
    {
        var bytes = (DeepSize.Of(made) - ArrayHeader - alerts.Select(alert => alert.SensorId).Distinct().Sum(ShallowSize.Of)) / Count;
        var tried = $"Tried: {Count} alerts; result: {TypeName.Of(made.GetType())} with {bytes} bytes for each; expected: at most {MaxBytes}.";
        var type = made.GetValue(0)!.GetType();
        return (bytes <= MaxBytes, type.IsValueType, made.GetType().GetElementType()!.IsValueType) switch
        {
            (true, _, _) => Verdict.Right(
                tried, "The struct is stored in the array itself: 8 bytes for the reference to the id, and 8 for each number. There is no header, and no reference in the array."),
            (_, true, false) => Verdict.Wrong(
                "boxes-each-alert", tried,
                "The alert is a struct, but the array is not of its type. So each alert is boxed: an object with a header."),
            (_, false, _) when IsRecord(type) => Verdict.Wrong(
                "record-is-a-class", tried, "A record is a class unless its declaration says struct. So each alert is an object with a header, and the array holds a reference to it."),
            (_, false, _) => Verdict.Wrong(
                "an-object-for-each-alert", tried, "Each alert is an object, because its type is a class: 16 bytes for the header, and 8 for the reference in the array."),
            _ => Verdict.Wrong(
                "more-than-its-fields", tried,
                "It is a struct, but larger than the three fields. Look for an additional field, or one that is too wide."),
        };
    }

    /// <summary>The compiler adds this method to every record class, with a name that C# code cannot use.</summary>
    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;
}
