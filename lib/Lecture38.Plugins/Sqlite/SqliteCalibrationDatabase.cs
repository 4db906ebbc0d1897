using Microsoft.Data.Sqlite;

namespace Lecture38.Plugins;

/// <summary>A table of calibrations in an in-memory SQLite database, which lives as long as its connection.</summary>
public sealed class SqliteCalibrationDatabase : ICalibrationDatabase
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly SqliteCommand _find;
    private readonly SqliteParameter _sensorId;

    /// <summary>Creates the table and fills it.</summary>
    public SqliteCalibrationDatabase(IReadOnlyDictionary<string, Calibration> calibrations)
    {
        _connection.Open();
        Create();
        Fill(calibrations);
        _find = Command("SELECT offset, scale FROM calibration WHERE sensor_id = $sensorId", "$sensorId");
        _find.Prepare();
        _sensorId = _find.Parameters[0];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _find.Dispose();
        _connection.Dispose();
    }

    Calibration? ICalibrationDatabase.Find(string sensorId)
    {
        _sensorId.Value = sensorId;
        using var row = _find.ExecuteReader();
        return row.Read() ? new Calibration(row.GetDouble(0), row.GetDouble(1)) : null;
    }

    private void Create()
    {
        using var create = Command(
            "CREATE TABLE calibration (sensor_id TEXT PRIMARY KEY, offset REAL NOT NULL, scale REAL NOT NULL) WITHOUT ROWID");
        create.ExecuteNonQuery();
    }

    private void Fill(IReadOnlyDictionary<string, Calibration> calibrations)
    {
        using var transaction = _connection.BeginTransaction();
        using var insert = Command("INSERT INTO calibration VALUES ($sensorId, $offset, $scale)", "$sensorId", "$offset", "$scale");
        insert.Transaction = transaction;
        foreach (var (sensorId, (offset, scale)) in calibrations)
        {
            insert.Parameters["$sensorId"].Value = sensorId;
            insert.Parameters["$offset"].Value = offset;
            insert.Parameters["$scale"].Value = scale;
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private SqliteCommand Command(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        }

        return command;
    }
}
