using System.IO.Compression;

namespace Lecture38.Kernel.Tests;

/// <summary><c>#r "nuget: …"</c>, against a folder of packages that the working directory's own NuGet configuration names.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _environment;

    public PackageTests()
    {
        _folder.Write("nuget.config", "<configuration><packageSources><clear /><add key=\"here\" value=\"feed\" /></packageSources></configuration>");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "feed"));
        Pack("feed", "Sample", "1.0.0");
        Pack("feed", "Sample", "2.0.0");
        _environment = new Dictionary<string, string>
        {
            ["NUGET_PACKAGES"] = Path.Combine(_folder.Path, "packages"),
            ["XDG_DATA_HOME"] = _folder.Path,
        };
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_package_is_restored_once_and_found_again_without_a_process()
    {
        using (var kernel = new KernelProcess(_folder.Path, _environment))
        {
            var run = kernel.Run("#r \"nuget: Sample, 1.0.0\"\ntypeof(CsCheck.Gen).Name");
            Assert.Equal("Gen", run.Returned["text/plain"]);
            Assert.Contains("<span>Sample, 1.0.0</span>", run.Displayed.Single()["text/html"]);
        }
        // A `dotnet` that cannot run: only the cache can answer.
        _environment["DOTNET_HOST_PATH"] = _folder.Write("no-dotnet", "");
        using (var kernel = new KernelProcess(_folder.Path, _environment))
        {
            Assert.True(kernel.Run("#r \"nuget: Sample, 1.0.0\"").Succeeded);
            Assert.Contains("could not be started", kernel.Run("#r \"nuget: Sample, 2.0.0\"").Message);
        }
        Directory.Delete(_environment["NUGET_PACKAGES"], recursive: true);
        using (var kernel = new KernelProcess(_folder.Path, _environment))
        {
            Assert.Contains("could not be started", kernel.Run("#r \"nuget: Sample, 1.0.0\"").Message);
        }
    }

    [Fact]
    public void The_newest_version_comes_without_one_and_another_is_refused_once_loaded()
    {
        using var kernel = new KernelProcess(_folder.Path, _environment);
        Assert.Contains("Sample, 2.0.0", kernel.Run("#r \"nuget: Sample\"").Displayed.Single()["text/html"]);
        Assert.True(kernel.Run("#r \"nuget: Sample\"").Succeeded);
        Assert.Contains("Sample 2.0.0 is loaded already, and these packages need 1.0.0", kernel.Run("#r \"nuget: Sample, 1.0.0\"").Message);
        Assert.True(kernel.Run("typeof(CsCheck.Gen)").Succeeded);
    }

    [Fact]
    public void A_request_without_a_version_is_content_with_the_version_that_is_loaded()
    {
        using var kernel = new KernelProcess(_folder.Path, _environment);
        Assert.True(kernel.Run("#r \"nuget: Sample, 1.0.0\"").Succeeded);
        Assert.Contains("<span>Sample, 1.0.0</span>", kernel.Run("#r nuget:Sample").Displayed.Single()["text/html"]);
    }

    [Fact]
    public void A_source_can_be_added_and_a_missing_package_is_named()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "more"));
        Pack("more", "Other", "3.0.0");
        using var kernel = new KernelProcess(_folder.Path, _environment);
        Assert.StartsWith("(1,1): error DNI110: NU1101: Unable to find package Other", kernel.Run("#r \"nuget: Other, 3.0.0\"").Message);
        Assert.StartsWith("(1,1): error DNI110: NuGet cannot read the request: Other, abc.", kernel.Run("#r \"nuget: Other, abc\"").Message);
        Assert.True(kernel.Run("#i \"nuget: more\"\n#r \"nuget: Other, 3.0.0\"").Succeeded);
    }

    [Fact]
    public void The_hosts_own_packages_need_no_feed()
    {
        using var kernel = new KernelProcess(_folder.Path, _environment);
        Assert.True(kernel.Run("#r \"nuget: Microsoft.DotNet.Interactive.Formatting, 1.0.0-beta.1\"\nusing Microsoft.DotNet.Interactive;\ndisplay(1);").Succeeded);
    }

    [Fact]
    public void Plotly_charts_show_themselves_and_native_libraries_are_found()
    {
        using var kernel = new KernelProcess();
        var packages = kernel.Run("#r \"nuget: Plotly.NET.Interactive, 5.0.0\"\n#r \"nuget: Plotly.NET.CSharp, 0.13.0\"\n#r \"nuget: Microsoft.Data.Sqlite, 10.0.15\"");
        Assert.True(packages.Succeeded, packages.Message);
        var chart = kernel.Run("Plotly.NET.CSharp.Chart.Line<int, int, string>(x: new[] { 1, 2 }, y: new[] { 3, 4 }, Name: \"</script>\")").Returned;
        Assert.Contains("\"y\":[3,4]", chart["application/vnd.plotly.v1+json"]);
        Assert.Contains("x: 1, 2; y: 3, 4", chart["text/html"]);
        Assert.Single(chart["text/html"].Split("</script>"), part => part.Length == 0);

        var run = kernel.Run("""
            var connection = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=:memory:");
            connection.Open();
            var command = connection.CreateCommand();
            command.CommandText = "select 6 * 7";
            command.ExecuteScalar()
            """);
        Assert.True(run.Succeeded, run.Message);
        Assert.Contains(">42<", run.Html);
    }

    /// <summary>Makes a package with one assembly in it, a copy of one that the tests use.</summary>
    private void Pack(string feed, string id, string version)
    {
        using var package = ZipFile.Open(Path.Combine(_folder.Path, feed, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        package.CreateEntryFromFile(typeof(CsCheck.Gen).Assembly.Location, "lib/net8.0/CsCheck.dll");
        using var writer = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open());
        writer.Write($"""
            <package><metadata>
              <id>{id}</id><version>{version}</version><authors>tests</authors><description>A sample.</description>
            </metadata></package>
            """);
    }
}
