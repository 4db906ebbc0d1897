namespace Lecture38;

/// <summary>
/// Calibrations in an in-memory SQLite database: each lookup runs a prepared statement. Safe for concurrent use; lookups run one at a
/// time.
/// </summary>
public sealed class SqliteCalibrationSource : ICalibrationSource, IDisposable
{
    private readonly Lock _oneAtATime = new();
    private readonly ICalibrationDatabase _database;
    private bool _isDisposed;

    /// <summary>Creates a database of calibrations. O(n log n).</summary>
    /// <param name="calibrations">The calibrations by sensor id.</param>
    /// <exception cref="ArgumentNullException"><paramref name="calibrations"/> is null.</exception>
    public SqliteCalibrationSource(IReadOnlyDictionary<string, Calibration> calibrations)
    {
        ArgumentNullException.ThrowIfNull(calibrations);
        _database = PluginLoader.Create<ICalibrationDatabase>("SqliteCalibrationDatabase", calibrations);
    }

    /// <summary>Creates a database from a JSON file, as <see cref="CalibrationTable.Read"/> reads it.</summary>
    /// <param name="path">The file's path, relative to the current directory.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file has another format.</exception>
    public SqliteCalibrationSource(string path)
        : this(CalibrationTable.Read(path))
    {
    }

    /// <summary>Fetches the calibration of one sensor. O(log n).</summary>
    /// <exception cref="ArgumentNullException"><paramref name="sensorId"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such sensor.</exception>
    /// <exception cref="ObjectDisposedException">The source is disposed.</exception>
    public Calibration Lookup(string sensorId)
    {
        ArgumentNullException.ThrowIfNull(sensorId);
        lock (_oneAtATime)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _database.Find(sensorId) ?? throw new KeyNotFoundException($"No calibration for sensor '{sensorId}'.");
        }
    }

    /// <summary>Closes the database and discards its content.</summary>
    public void Dispose()
    {
        lock (_oneAtATime)
        {
            _isDisposed = true;
            _database.Dispose();
        }
    }
}

/// <summary>A table of calibrations in a database. Not thread-safe.</summary>
internal interface ICalibrationDatabase : IDisposable
{
    /// <summary>Fetches one sensor's calibration, or null.</summary>
    Calibration? Find(string sensorId);
}
