namespace Lecture38;

/// <summary>A unit of measure, and how many of the base unit it is.</summary>
internal sealed record Unit(string Symbol, double Size)
{
    private static readonly Unit[] Times = [new("ns", 1), new("µs", 1e3), new("ms", 1e6), new("s", 1e9)];

    private static readonly Unit[] Memories = [new("B", 1), new("KiB", 1024), new("MiB", 1024 * 1024), new("GiB", 1024 * 1024 * 1024)];

    /// <summary>The unit of time in which this many nanoseconds read best.</summary>
    internal static Unit OfTime(double nanoseconds) => Largest(Times, nanoseconds);

    /// <summary>The unit of memory in which this many bytes read best.</summary>
    internal static Unit OfMemory(double bytes) => Largest(Memories, bytes);

    /// <summary>A time to three significant digits, such as <c>1.23 µs</c>.</summary>
    internal static string Time(double nanoseconds) => OfTime(nanoseconds).Format(nanoseconds, 3);

    /// <summary>Memory to four significant digits, such as <c>39.06 KiB</c>; bytes exactly.</summary>
    internal static string Memory(double bytes) => OfMemory(bytes).Format(bytes, 4);

    /// <summary>A value of the base unit in this one.</summary>
    internal double Convert(double value) => value / Size;

    private string Format(double value, int digits) => $"{DisplayText.Number(Convert(value), digits)} {Symbol}";

    // At 0.9995 of a unit, three digits would round up to 1000 of the smaller one.
    private static Unit Largest(Unit[] units, double value) =>
        units.LastOrDefault(unit => Math.Abs(value) >= unit.Size * 0.9995) ?? units[0];
}
