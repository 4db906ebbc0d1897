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
