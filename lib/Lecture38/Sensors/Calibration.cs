using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lecture38;

/// <summary>How one sensor's raw values become true ones.</summary>
/// <param name="Offset">What is added, in the unit of the values.</param>
/// <param name="Scale">What the raw value is multiplied by first.</param>
[method: JsonConstructor]
public readonly record struct Calibration(double Offset, double Scale)
{
    /// <summary>The calibrated value: raw × scale + offset.</summary>
    /// <param name="rawValue">What the sensor reported.</param>
    /// <returns>The value in the sensor's unit.</returns>
    public double Apply(double rawValue) => rawValue * Scale + Offset;
}

/// <summary>Where calibrations come from; asking it costs time.</summary>
public interface ICalibrationSource
{
    /// <summary>Fetches the calibration of one sensor.</summary>
    /// <param name="sensorId">The sensor's id, such as <c>S3</c>.</param>
    /// <returns>Its calibration.</returns>
    /// <exception cref="KeyNotFoundException">The source knows no such sensor.</exception>
    Calibration Lookup(string sensorId);
}

/// <summary>Reads the calibrations of all sensors from a JSON file.</summary>
public static class CalibrationTable
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads a file of the form <c>{ "S0": { "offset": -1.2, "scale": 0.98 }, … }</c>. O(file size).</summary>
    /// <param name="path">The file's path, relative to the current directory.</param>
    /// <returns>The calibrations by sensor id.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not of that form; the message says where.</exception>
    public static IReadOnlyDictionary<string, Calibration> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = File.OpenRead(path);
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, Calibration>>(file, Options)
                ?? throw new InvalidDataException($"{path}: expected an object of calibrations, found null.");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{path}: {problem.Message}", problem);
        }
    }
}
