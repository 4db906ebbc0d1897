using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;

namespace Lecture38.Teaching.Tests;

public class PluginTests
{
    private static readonly ScriptingHost Host = StartHost();

    [Fact]
    public void A_figure_draws_beside_a_hosts_own_FSharp_Core()
    {
        var figure = ScriptingHost.DrawTimings(Host.Library);
        Assert.NotEqual(typeof(Figure), figure.GetType());
        Assert.Contains("uncached", (string)figure.GetType().GetMethod("ToHtml")!.Invoke(figure, [])!, StringComparison.Ordinal);
        Assert.Equal(new Version(0, 1, 0, 0), AssemblyLoadContext.Default.Assemblies.Single(a => a.GetName().Name == "FSharp.Core").GetName().Version);
    }

    [Fact]
    public void A_benchmark_runs_whose_class_and_attributes_the_host_loaded()
    {
        var result = Type("Bench").GetMethod("Run")!.MakeGenericMethod(Type("CalibrationLookupBenchmark")).Invoke(null, [])!;
        Assert.Contains("cache hit", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void SQLite_finds_its_native_library()
    {
        var calibration = Activator.CreateInstance(Type("Calibration"), 1.25, 0.9871)!;
        var calibrations = (System.Collections.IDictionary)Activator.CreateInstance(
            typeof(Dictionary<,>).MakeGenericType(typeof(string), calibration.GetType()))!;
        calibrations.Add("S0", calibration);
        using var source = (IDisposable)Activator.CreateInstance(Type("SqliteCalibrationSource"), calibrations)!;
        Assert.Equal(calibration, source.GetType().GetMethod("Lookup")!.Invoke(source, ["S0"]));
    }

    [Fact]
    public void What_both_sides_share_is_not_copied_beside_the_isolated_assembly()
    {
        var isolated = Path.Combine(AppContext.BaseDirectory, "plugins");
        Assert.True(File.Exists(Path.Combine(isolated, "Lecture38.Plugins.dll")));
        Assert.False(File.Exists(Path.Combine(isolated, "Lecture38.dll")));
        Assert.False(File.Exists(Path.Combine(isolated, "BenchmarkDotNet.Annotations.dll")));
    }

    [Fact]
    public void A_missing_folder_says_what_to_do_and_is_found_once_it_is_there()
    {
        var folder = Directory.CreateTempSubdirectory("lecture38-");
        try
        {
            var error = Assert.Throws<InvalidOperationException>(() => PluginLoader.Load(folder.FullName));
            Assert.Equal(
                $"{Path.Combine(folder.FullName, "plugins", "Lecture38.Plugins.dll")} is missing: build the solution with dotnet build.",
                error.Message);

            CopyFolder(Path.Combine(AppContext.BaseDirectory, "plugins"), Path.Combine(folder.FullName, "plugins"));
            Assert.NotNull(PluginLoader.Load(folder.FullName).GetType("Lecture38.Plugins.PlotlyChartRenderer"));
        }
        finally
        {
            DeleteWhatIsNotLoaded(folder);
        }
    }

    [Fact]
    public void A_copy_of_the_library_alone_uses_what_was_built_with_it()
    {
        var folder = Directory.CreateTempSubdirectory("lecture38-");
        try
        {
            foreach (var file in new[] { "Lecture38.dll", "BenchmarkDotNet.Annotations.dll" })
            {
                File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(folder.FullName, file));
            }

            var library = new ScriptingHost(folder.FullName).Library;
            Assert.Contains("uncached", ScriptingHost.DrawTimings(library).ToString(), StringComparison.Ordinal);
        }
        finally
        {
            DeleteWhatIsNotLoaded(folder);
        }
    }

    [Fact]
    public void A_library_loaded_from_memory_says_what_to_do()
    {
        using var image = new MemoryStream(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Lecture38.dll")));
        var library = new ScriptingHost(AppContext.BaseDirectory).LoadFromStream(image);
        var error = Assert.Throws<InvalidOperationException>(() => ScriptingHost.DrawTimings(library));
        Assert.Contains("load it with #r and its path", error.Message, StringComparison.Ordinal);
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

    private static Type Type(string name) => Host.Library.GetType("Lecture38." + name, throwOnError: true)!;

    /// <summary>The default context gets an FSharp.Core that Plotly.NET cannot use, as in .NET Interactive: older, and empty.</summary>
    private static ScriptingHost StartHost()
    {
        var name = new AssemblyName("FSharp.Core, Version=0.1.0.0, Culture=neutral, PublicKeyToken=null");
        var assembly = new PersistedAssemblyBuilder(name, typeof(object).Assembly);
        assembly.DefineDynamicModule("FSharp.Core");
        using var image = new MemoryStream();
        assembly.Save(image);
        image.Position = 0;
        AssemblyLoadContext.Default.LoadFromStream(image);
        return new ScriptingHost(AppContext.BaseDirectory);
    }
}
