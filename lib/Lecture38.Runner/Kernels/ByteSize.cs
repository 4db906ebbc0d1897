using System.Globalization;
using System.Text.RegularExpressions;

namespace Lecture38.Runner;

/// <summary>An amount of memory or text, written as <c>2GiB</c>, <c>512MiB</c> or <c>4096</c>.</summary>
internal readonly partial record struct ByteSize(long Bytes)
{
    private static readonly string[] BinaryUnits = ["bytes", "KiB", "MiB", "GiB"];

    /// <summary>Reads a number with an optional unit: B, KiB, MiB, GiB (of 1024) or KB, MB, GB (of 1000); K, M, G are of 1024.</summary>
    public static bool TryParse(string text, out ByteSize size)
    {
        var match = Form().Match(text);
        var number = match.Success ? double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) : 0;
        var unit = match.Groups["unit"].Value.ToUpperInvariant();
        var thousand = unit.Length == 2 ? 1000d : 1024d;
        var bytes = number * Math.Pow(thousand, unit.Length == 0 ? 0 : " KMG".IndexOf(unit[0], StringComparison.Ordinal));
        size = new ByteSize(bytes < long.MaxValue ? (long)bytes : long.MaxValue);
        return match.Success && size.Bytes > 0;
    }

    /// <summary>The size in the largest unit that it fills, to a tenth.</summary>
    public override string ToString()
    {
        var unit = 0;
        double amount = Bytes;
        for (; amount >= 1024 && unit < BinaryUnits.Length - 1; unit++)
        {
            amount /= 1024;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{amount:0.#} {BinaryUnits[unit]}");
    }

    [GeneratedRegex(@"^\s*(?<number>\d+(\.\d+)?)\s*((?<unit>[kmg](i?b)?)|b(ytes)?)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
