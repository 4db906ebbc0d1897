namespace Lecture38.Kernel;

/// <summary>What the kernel is started with.</summary>
internal static class CommandLine
{
    private const string Usage = "Usage: Lecture38.Kernel --working-dir DIR   (commands as JSON lines on standard input)";

    /// <summary>The working directory, or null after a line on standard error that says what is wrong.</summary>
    public static string? Parse(string[] arguments)
    {
        switch (arguments)
        {
            case []:
                return Environment.CurrentDirectory;
            case ["--working-dir", var folder] when Directory.Exists(folder):
                return folder;
            case ["--working-dir", var folder]:
                Console.Error.WriteLine($"--working-dir: there is no folder {folder}");
                return null;
            default:
                Console.Error.WriteLine(Usage);
                return null;
        }
    }
}
