using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;

namespace Lecture38.Teaching.Tests;

public class PluginTests
{
    private static readonly ScriptingHost Host = StartHost();

    [Fact]
    public void The_lectures_benchmark_runs_where_the_host_loaded_it_and_shows_a_figure_with_error_bars_above_its_open_table()
    {
        dynamic result = Type("Bench").GetMethod("Run")!.MakeGenericMethod(Type("CalibrationLookupBenchmark")).Invoke(null, [])!;
        dynamic[] rows = [.. (IEnumerable<dynamic>)result.Rows];
        Assert.Equal(["uncached lookup", "cache hit"], rows.Select(row => (string)row.Method));
        Assert.True(rows[0].MeanNanoseconds >= 99_000, "The source takes a tenth of a millisecond.");
        Assert.True(rows[1].Ratio < 0.1);
        Assert.Contains("\"error_x\"", (string)result.Figure.PlotlyJson, StringComparison.Ordinal);
        Assert.Contains("data-table=\"open\"", (string)result.ToHtml(), StringComparison.Ordinal);
        Assert.StartsWith("Bar chart of 2 timings: uncached lookup ", (string)result.Figure.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void SQLite_finds_its_native_library_beside_a_hosts_own_version_of_the_package()
    {
        using var source = OpenDatabase(Host, Host.Library);
        Assert.Equal(Activator.CreateInstance(Type("Calibration"), 1.25, 0.9871), source.GetType().GetMethod("Lookup")!.Invoke(source, ["S0"]));
        Assert.Equal(
            new Version(0, 1, 0, 0),
            AssemblyLoadContext.Default.Assemblies.Single(a => a.GetName().Name == "Microsoft.Data.Sqlite").GetName().Version);
    }

    [Fact]
    public void What_both_sides_share_is_not_copied_beside_the_plugins()
    {
        var plugins = Path.Combine(AppContext.BaseDirectory, "plugins");
        Assert.True(File.Exists(Path.Combine(plugins, "Lecture38.Plugins.dll")));
        Assert.False(File.Exists(Path.Combine(plugins, "Lecture38.dll")));
        Assert.False(File.Exists(Path.Combine(plugins, "Lecture38.Teaching.dll")));
        Assert.False(File.Exists(Path.Combine(plugins, "BenchmarkDotNet.Annotations.dll")));
    }

    [Fact]
    public void A_missing_folder_says_what_to_do_and_is_found_once_it_is_there()
    {
        var folder = Directory.CreateTempSubdirectory("lecture38-");
        try
        {
            var library = Path.Combine(folder.FullName, "Lecture38.Teaching.dll");
            var error = Assert.Throws<InvalidOperationException>(() => PluginLoader.Load(library));
            Assert.Equal(
                $"{Path.Combine(folder.FullName, "plugins", "Lecture38.Plugins.dll")} is missing: run dotnet build notebooks in the course folder, then restart the kernel.",
                error.Message);

            CopyFolder(Path.Combine(AppContext.BaseDirectory, "plugins"), Path.Combine(folder.FullName, "plugins"));
            Assert.NotNull(PluginLoader.Load(library).GetType("Lecture38.Plugins.InProcessBenchmarkHost"));
        }
        finally
        {
            DeleteWhatIsNotLoaded(folder);
        }
    }

    [Fact]
    public void A_library_loaded_from_memory_says_what_to_do_and_still_draws_figures()
    {
        using var image = new MemoryStream(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Lecture38.Teaching.dll")));
        var host = new ScriptingHost(AppContext.BaseDirectory);
        var library = host.LoadFromStream(image);
        var error = Assert.Throws<InvalidOperationException>(() => OpenDatabase(host, library));
        Assert.Contains("load it with #r and its path", error.Message, StringComparison.Ordinal);
        Assert.Contains("data-plotly=\"https://", DrawTimings(library), StringComparison.Ordinal);
    }

    /// <summary>Creates an SqliteCalibrationSource; exceptions are not wrapped.</summary>
    private static IDisposable OpenDatabase(ScriptingHost host, Assembly library)
    {
        var calibration = host.Core.GetType("Lecture38.Calibration", throwOnError: true)!;
        var calibrations = (System.Collections.IDictionary)Activator.CreateInstance(
            typeof(Dictionary<,>).MakeGenericType(typeof(string), calibration))!;
        calibrations.Add("S0", Activator.CreateInstance(calibration, 1.25, 0.9871));
        return (IDisposable)Activator.CreateInstance(
            library.GetType("Lecture38.SqliteCalibrationSource", throwOnError: true)!,
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions, null, [calibrations], null)!;
    }

    private static string DrawTimings(Assembly library)
    {
        var timing = library.GetType("Lecture38.Timing", throwOnError: true)!;
        var timings = Array.CreateInstance(timing, 1);
        timings.SetValue(Activator.CreateInstance(timing, "uncached", 512e6, null), 0);
        var figure = library.GetType("Lecture38.Figures", throwOnError: true)!.GetMethod("Timings")!.Invoke(null, ["Lookups", timings, null])!;
        return (string)figure.GetType().GetMethod("ToHtml")!.Invoke(figure, [])!;
    }

    private static void CopyFolder(string source, string destination)
    {
        Directory.CreateDirectory(destination);
        foreach (var file in Directory.EnumerateFiles(source, "*.*").Where(file => Path.GetExtension(file) is ".dll" or ".json"))
        {
            File.Copy(file, Path.Combine(destination, Path.GetFileName(file)));
        }
    }

    private static void DeleteWhatIsNotLoaded(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (UnauthorizedAccessException)
        {
            // Windows keeps loaded assemblies locked as long as this process lives.
        }
    }

    private static Type Type(string name) =>
        (Host.Library.GetType("Lecture38." + name) ?? Host.Core.GetType("Lecture38." + name, throwOnError: true))!;

    /// <summary>The default context gets a version of a plugin's package that the plugin cannot use: older, and empty.</summary>
    private static ScriptingHost StartHost()
    {
        var name = new AssemblyName("Microsoft.Data.Sqlite, Version=0.1.0.0, Culture=neutral, PublicKeyToken=null");
        var assembly = new PersistedAssemblyBuilder(name, typeof(object).Assembly);
        assembly.DefineDynamicModule("Microsoft.Data.Sqlite");
        using var image = new MemoryStream();
        assembly.Save(image);
        image.Position = 0;
        AssemblyLoadContext.Default.LoadFromStream(image);
        return new ScriptingHost(AppContext.BaseDirectory);
    }

    /// <summary>
    /// Loads the library the way the C# scripting of a notebook host does: from its file, into a context that is not the default one,
    /// with the files beside it.
    /// </summary>
    private sealed class ScriptingHost(string folder) : AssemblyLoadContext("scripting host")
    {
        internal Assembly Library => LoadFile("Lecture38.Teaching");

        internal Assembly Core => LoadFile("Lecture38");

        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name is "Lecture38" or "BenchmarkDotNet.Annotations" ? LoadFile(assemblyName.Name) : null;

        private Assembly LoadFile(string name) => LoadFromAssemblyPath(Path.Combine(folder, name + ".dll"));
    }
}
