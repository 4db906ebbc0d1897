#:project ../lib/Lecture38/Lecture38.csproj
#:property PublishAot=false

// Makes the files of this folder anew: dotnet run data/make-data.cs. The seeds are fixed, so it writes the same bytes again.
using System.Runtime.CompilerServices;
using System.Text.Json;
using Lecture38;

var folder = Path.GetDirectoryName(ThisFile())!;

var random = new Random(38);
var calibrations = Enumerable.Range(0, 10).ToDictionary(
    i => $"S{i}",
    _ => new Calibration(Offset: Math.Round(-5 + 10 * random.NextDouble(), 3), Scale: Math.Round(0.9 + 0.2 * random.NextDouble(), 4)));
var json = new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };
File.WriteAllText(Path.Combine(folder, "calibration.json"), JsonSerializer.Serialize(calibrations, json) + "\n");

WriteReadings("readings-calibration.csv", SensorReadings.Generate(5_000, sensors: 10, mean: 50, standardDeviation: 10, seed: 381));
WriteReadings("readings-alerts.csv", SensorReadings.Generate(10_000, sensors: 5, mean: 50, standardDeviation: 20, seed: 383));

void WriteReadings(string name, SensorReading[] readings)
{
    using var writer = new StreamWriter(Path.Combine(folder, name));
    SensorReadings.WriteCsv(writer, readings);
}

static string ThisFile([CallerFilePath] string path = "") => path;
