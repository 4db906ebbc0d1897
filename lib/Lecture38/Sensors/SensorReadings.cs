using System.Globalization;

namespace Lecture38;

/// <summary>One value that a sensor reported.</summary>
/// <param name="SensorId">Which sensor, such as <c>S3</c>.</param>
/// <param name="Value">The raw value, in the sensor's unit.</param>
/// <param name="Timestamp">When it was measured; null where the sensor did not say.</param>
public readonly record struct SensorReading(string SensorId, double Value, DateTimeOffset? Timestamp = null);

/// <summary>Reads and makes sensor readings.</summary>
public static class SensorReadings
{
    private const string Header = "sensorId,value,timestamp";
    private static readonly DateTimeOffset FirstTimestamp = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Reads a CSV file with the columns <c>sensorId,value,timestamp</c>. An empty timestamp means none, one without an offset is
    /// in UTC; a field may be quoted, but not contain a line break. O(file size). Equal sensor ids share one string, since a
    /// file names few sensors many times.
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

    /// <summary>Writes readings in the form that <see cref="ReadCsv"/> reads, timestamps in UTC. O(readings).</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="readings">The readings.</param>
    /// <exception cref="ArgumentException">A sensor id is blank or contains a line break, so it could not be read back.</exception>
    public static void WriteCsv(TextWriter writer, IEnumerable<SensorReading> readings)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(readings);
        writer.Write(Header + "\n");
        foreach (var (sensorId, value, timestamp) in readings)
        {
            var utc = timestamp?.UtcDateTime;
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{Quoted(sensorId)},{value},{utc:yyyy-MM-ddTHH:mm:ss.FFFFFFFZ}\n"));
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

    private static string Quoted(string sensorId)
    {
        if (string.IsNullOrWhiteSpace(sensorId) || sensorId.AsSpan().ContainsAny('\r', '\n'))
        {
            throw new ArgumentException($"A sensor id must not be blank or contain a line break: '{sensorId}'.", nameof(sensorId));
        }

        return sensorId.AsSpan().ContainsAny(',', '"') ? $"\"{sensorId.Replace("\"", "\"\"")}\"" : sensorId;
    }

    private static bool TryParse(ReadOnlySpan<char> line, Dictionary<string, string> sensorIds, List<SensorReading> readings)
    {
        Span<Range> fields = stackalloc Range[3];
        if (!TrySplit(line, fields)
            || Unquoted(line[fields[0]]) is var sensorId && sensorId.IsWhiteSpace()
            || !double.TryParse(Unquoted(line[fields[1]]), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || !TryParseTimestamp(Unquoted(line[fields[2]]), out var timestamp))
        {
            return false;
        }

        readings.Add(new SensorReading(Shared(sensorId, sensorIds), value, timestamp));
        return true;
    }

    /// <summary>Splits a line at the commas outside quotes; false if that does not give just as many fields.</summary>
    private static bool TrySplit(ReadOnlySpan<char> line, Span<Range> fields)
    {
        var (count, start, isQuoted) = (0, 0, false);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"')
            {
                // Two quotes in a quoted field stand for one; they close and open it again.
                isQuoted = !isQuoted;
            }
            else if (i == line.Length || (line[i] == ',' && !isQuoted))
            {
                if (count < fields.Length)
                {
                    fields[count] = start..i;
                }

                (count, start) = (count + 1, i + 1);
            }
        }

        return count == fields.Length && !isQuoted;
    }

    private static ReadOnlySpan<char> Unquoted(ReadOnlySpan<char> field) =>
        field is ['"', .. var quoted, '"'] ? quoted.ToString().Replace("\"\"", "\"") : field;

    private static bool TryParseTimestamp(ReadOnlySpan<char> field, out DateTimeOffset? timestamp)
    {
        timestamp = DateTimeOffset.TryParse(field, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var utc) ? utc : null;
        return field.IsEmpty || timestamp is not null;
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
