namespace Lecture38.Runner;

/// <summary>The folders in which Jupyter looks for kernels, as its own rules have them.</summary>
internal static class JupyterFolders
{
    /// <summary>The data folder of the user who runs this.</summary>
    public static string OfUser()
    {
        if (Variable("JUPYTER_DATA_DIR") is { } given)
        {
            return given;
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter")
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Jupyter")
            : Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter");
    }

    /// <summary>The data folder of a Python environment or of the whole system.</summary>
    public static string OfPrefix(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter");

    /// <summary>All that can be known without asking Python.</summary>
    public static IReadOnlyList<string> Searched() =>
    [
        .. (Variable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        OfUser(),
        .. OperatingSystem.IsWindows() ? new[] { Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData) + @"\jupyter" } : ["/usr/local/share/jupyter", "/usr/share/jupyter"],
    ];

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
