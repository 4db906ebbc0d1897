namespace Lecture38;

/// <summary>A table of calibrations in a database. Not thread-safe.</summary>
internal interface ICalibrationDatabase : IDisposable
{
    /// <summary>Fetches one sensor's calibration, or null.</summary>
    Calibration? Find(string sensorId);
}
