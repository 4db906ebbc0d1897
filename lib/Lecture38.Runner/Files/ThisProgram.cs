namespace Lecture38.Runner;

/// <summary>How to start this program, for messages.</summary>
internal static class ThisProgram
{
    /// <summary>What comes before a command.</summary>
    public const string CommandLine = "dotnet run --project lib/Lecture38.Runner --";

    /// <summary>The command that accepts what a notebook shows.</summary>
    public static string UpdateCommand(string notebook) => $"{CommandLine} run {Quote(notebook)} --update";

    /// <summary>A path as a shell reads it: as it is, or in single quotes.</summary>
    public static string Quote(string path) =>
        path.All(character => char.IsLetterOrDigit(character) || character == Path.DirectorySeparatorChar || "/:._-+,=@%".Contains(character))
            ? path
            : $"'{path.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
