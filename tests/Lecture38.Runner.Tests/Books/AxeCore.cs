using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Playwright;

namespace Lecture38.Runner.Tests.Books;

/// <summary>
/// Deque's axe-core, which looks for what keeps people from using a page. No feed of .NET has it, so npm gets it, once: into the
/// folder of what the build makes.
/// </summary>
internal static class AxeCore
{
    private const string Version = "4.14.1";

    private static readonly string Folder =
        Path.Combine(CourseRoot.Find(), "tests", "Lecture38.Runner.Tests", "obj", $"axe-core-{Version}");

    private static readonly Lazy<Task<string?>> Script = new(FindAsync);

    /// <summary>Fails if a page, as it is now, breaks a rule, and names what breaks it.</summary>
    public static Task RequireNoViolationAsync(IPage page) => RequireAsync(page, "{ resultTypes: ['violations'] }");

    /// <summary>Fails if a page, as it is now, has text of too little contrast: the one rule that depends on the theme.</summary>
    public static Task RequireContrastAsync(IPage page) => RequireAsync(page, "{ resultTypes: ['violations'], runOnly: ['color-contrast'] }");

    private static async Task RequireAsync(IPage page, string options)
    {
        var script = await Script.Value;
        if (script is null)
        {
            var howToGetIt = $"axe-core is not there. Install Node.js with npm and run: npm {string.Join(' ', Arguments)}";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI_REQUIRE_BROWSER") == "1", howToGetIt);
            Assert.Fail(howToGetIt);
        }

        await page.EvaluateAsync(script);
        var violations = await page.EvaluateAsync<string[]>($$"""
            async () => {
              const { violations } = await axe.run({{options}});
              return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(node => `${node.target} ${node.failureSummary}`).join('; ')}`);
            }
            """);
        Assert.True(violations.Length == 0, string.Join('\n', violations));
    }

    private static string[] Arguments => ["install", "--prefix", Folder, "--no-audit", "--no-fund", "--no-save", "--ignore-scripts", $"axe-core@{Version}"];

    private static async Task<string?> FindAsync()
    {
        var file = Path.Combine(Folder, "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(file))
        {
            await InstallAsync();
        }

        return File.Exists(file) ? await File.ReadAllTextAsync(file) : null;
    }

    private static async Task InstallAsync()
    {
        Directory.CreateDirectory(Folder);
        try
        {
            using var npm = Process.Start(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", Arguments);
            await npm.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        }
        catch (Exception error) when (error is Win32Exception or TimeoutException)
        {
            // No npm, or no network: the file is not there, and the test says so.
        }
    }
}
