using System.Globalization;

namespace Lecture38;

/// <summary>Reads and makes sensor readings.</summary>
public static class SensorReadings
{
    private const string Header = "sensorId,value,timestamp";
    private static readonly DateTimeOffset FirstTimestamp = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Reads a CSV file with the columns <c>sensorId,value,timestamp</c>; an empty timestamp means none. O(file size). Equal
    /// sensor ids share one string, since a file names few sensors many times.
    /// </summary>
    /// <param name="path">The file's path, relative to the current directory.</param>
    /// <returns>The readings in the order of the file.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">A line is not of that form; the message names file and line.</exception>
    public static SensorReading[] ReadCsv(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var readings = new List<SensorReading>();
        var sensorIds = new Dictionary<string, string>();
        var lineNumber = 0;
        foreach (var line in File.ReadLines(path))
        {
            lineNumber++;
            if (lineNumber == 1 ? line != Header : !TryParse(line, sensorIds, readings))
            {
                throw new InvalidDataException($"{path}, line {lineNumber}: expected '{Header}', found '{line}'.");
            }
        }

        return lineNumber > 0 ? [.. readings] : throw new InvalidDataException($"{path}: the file is empty; its first line must be '{Header}'.");
    }

    /// <summary>Writes readings in the form that <see cref="ReadCsv"/> reads.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="readings">The readings.</param>
    public static void WriteCsv(TextWriter writer, IEnumerable<SensorReading> readings)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(readings);
        writer.Write(Header + "\n");
        foreach (var (sensorId, value, timestamp) in readings)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{sensorId},{value},{timestamp:yyyy-MM-ddTHH:mm:ssZ}\n"));
        }
    }

    /// <summary>
    /// Makes readings whose values are normally distributed, from the sensors S0, S1, … in turn, one a second. The same
    /// arguments give the same readings, and a longer run begins with the shorter one.
    /// </summary>
    /// <param name="count">How many readings to make.</param>
    /// <param name="sensors">How many sensors report.</param>
    /// <param name="mean">The mean of the values.</param>
    /// <param name="standardDeviation">Their standard deviation.</param>
    /// <param name="seed">The seed of the random numbers.</param>
    /// <returns>The readings, values rounded to three decimals. O(<paramref name="count"/>).</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative or <paramref name="sensors"/> not positive.</exception>
    public static SensorReading[] Generate(int count, int sensors, double mean, double standardDeviation, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sensors);
        var random = new Random(seed);
        var sensorIds = Enumerable.Range(0, sensors).Select(i => $"S{i}").ToArray();
        var readings = new SensorReading[count];
        for (var i = 0; i < count; i++)
        {
            var value = Math.Round(mean + standardDeviation * NextNormal(random), 3);
            readings[i] = new SensorReading(sensorIds[i % sensors], value, FirstTimestamp.AddSeconds(i));
        }

        return readings;
    }

    /// <summary>A draw from the normal distribution with mean 0 and deviation 1 (G. E. P. Box and M. E. Muller, 1958).</summary>
    private static double NextNormal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static bool TryParse(ReadOnlySpan<char> line, Dictionary<string, string> sensorIds, List<SensorReading> readings)
    {
        Span<Range> fields = stackalloc Range[4];
        if (line.Split(fields, ',') != 3
            || line[fields[0]].IsWhiteSpace()
            || !double.TryParse(line[fields[1]], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || !TryParseTimestamp(line[fields[2]], out var timestamp))
        {
            return false;
        }

        readings.Add(new SensorReading(Shared(line[fields[0]], sensorIds), value, timestamp));
        return true;
    }

    private static bool TryParseTimestamp(ReadOnlySpan<char> field, out DateTimeOffset? timestamp)
    {
        timestamp = null;
        if (field.IsEmpty)
        {
            return true;
        }

        var isTimestamp = DateTimeOffset.TryParse(field, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed);
        timestamp = parsed;
        return isTimestamp;
    }

    private static string Shared(ReadOnlySpan<char> sensorId, Dictionary<string, string> sensorIds)
    {
        var bySpan = sensorIds.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!bySpan.TryGetValue(sensorId, out var shared))
        {
            bySpan[sensorId] = shared = sensorId.ToString();
        }

        return shared;
    }
}
