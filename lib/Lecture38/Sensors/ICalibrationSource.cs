namespace Lecture38;

/// <summary>Where calibrations come from; asking it costs time.</summary>
public interface ICalibrationSource
{
    /// <summary>Fetches the calibration of one sensor.</summary>
    /// <param name="sensorId">The sensor's id, such as <c>S3</c>.</param>
    /// <returns>Its calibration.</returns>
    /// <exception cref="KeyNotFoundException">The source knows no such sensor.</exception>
    Calibration Lookup(string sensorId);
}
