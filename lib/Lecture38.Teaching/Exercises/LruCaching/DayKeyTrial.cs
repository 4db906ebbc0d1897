using System.Globalization;
using DayMemo = System.Func<System.Func<string, int, double>, System.Func<Lecture38.CalibrationRequest, double>>;

namespace Lecture38;

/// <summary>A student's memo on a load that counts.</summary>
internal sealed class DayKeyTrial
{
    private readonly Func<CalibrationRequest, double> _lookup;
    private int _loads;

    internal DayKeyTrial(DayMemo answer) => _lookup = answer(Load);

    internal static double ValueOf(string sensor, int day) => 1_000 * int.Parse(sensor.AsSpan(1), CultureInfo.InvariantCulture) + day;

    internal Answer Ask(string sensor, int day) => Ask(new CalibrationRequest { SensorId = sensor, Day = day });

    internal Answer Ask(CalibrationRequest request)
    {
        _loads = 0;
        return new Answer(request.SensorId, request.Day, _lookup(request), _loads);
    }

    private double Load(string sensor, int day)
    {
        _loads++;
        return ValueOf(sensor, day);
    }

    /// <summary>What came of a request.</summary>
    internal sealed record Answer(string Sensor, int Day, double Value, int Loads)
    {
        internal bool IsRight => Value == ValueOf(Sensor, Day);

        internal string Describe(string tried, bool loads) =>
            $"Tried: {tried}. Came: {InWords(Value, Loads > 0)}; should be: {InWords(ValueOf(Sensor, Day), loads)}.";

        private static string InWords(double value, bool loads) => $"{DisplayText.Of(value)} {(loads ? "with a load" : "from the cache")}";
    }
}
