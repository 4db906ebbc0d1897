using System.Text.Json;

namespace Lecture38.Tests.Oracle;

/// <summary>The behaviour recorded from CPython, a JSON file a structure.</summary>
internal static class Recording
{
    public static JsonElement[] Cases(string fileName)
    {
        using var stream = typeof(Recording).Assembly.GetManifestResourceStream(fileName)!;
        using var document = JsonDocument.Parse(stream);
        var cases = document.RootElement.GetProperty("cases").EnumerateArray().Select(one => one.Clone()).ToArray();
        Assert.NotEmpty(cases);
        return cases;
    }

    public static IEnumerable<TheoryDataRow<int>> Numbers(string fileName) =>
        Enumerable.Range(0, Cases(fileName).Length).Select(number => new TheoryDataRow<int>(number));

    public static int? NullableInt(this JsonElement element) => element.ValueKind == JsonValueKind.Null ? null : element.GetInt32();
}
