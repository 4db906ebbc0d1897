using Microsoft.Playwright;

namespace Lecture38.Testing;

/// <summary>The Chromium of this machine, started once for all tests that look at pages. It never reaches the network.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    private const string HowToInstall =
        "No Chromium found. Install one (apt-get install chromium-headless-shell, or Chromium, Chrome or Edge), or name its program in CHROMIUM.";

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>
    /// A context with nothing in it, for a test to open pages in and to dispose; skips the test where no browser is installed,
    /// unless CI_REQUIRE_BROWSER is 1: then it fails.
    /// </summary>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null)
    {
        var browser = await BrowserAsync();
        return await browser.NewContextAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _oneAtATime.Dispose();
    }

    private async Task<IBrowser> BrowserAsync()
    {
        await _oneAtATime.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return _browser ??= await LaunchAsync();
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<IBrowser> LaunchAsync()
    {
        var program = InstalledBrowser();
        Assert.SkipWhen(program is null && Environment.GetEnvironmentVariable("CI_REQUIRE_BROWSER") != "1", HowToInstall);
        Assert.True(program is not null, HowToInstall);
        _playwright ??= await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
                "--disable-background-networking", "--disable-component-update",
                // For every context, Chromium would get a page of its own menus ready that no test opens: two thirds of its work.
                "--disable-features=PreloadTopChromeWebUI"],
        });
    }

    private static string? InstalledBrowser()
    {
        // The shell has no window, no menus and no profile: for the same pages it takes less than half of the processor time.
        string[] names = ["chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome.exe", "msedge.exe"];
        string[] folders =
        [
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
            @"C:\Program Files\Google\Chrome\Application",
            @"C:\Program Files (x86)\Microsoft\Edge\Application",
            "/Applications/Google Chrome.app/Contents/MacOS",
        ];
        return Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named
            ? named
            : names.Append("Google Chrome").SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
